package io.tapedeck.app.configuration;

import java.util.Map;
import java.util.Optional;

/** What the settings that decide are called, by the names that the manifest of a session has for them. */
public final class DecidingSettings {
    private static final Map<String, String> NAMES = Map.of(
        "symbols", "market.symbols",
        "strategy", "strategy.name",
        "timeframe", "strategy.timeframe",
        "initialBalance", "account.initial-balance",
        "fill", "account.fill",
        "takerFeeRate", "account.taker-fee-rate",
        "trading.account", "account.mode",
        "trading.leverage", "account.leverage",
        "trading.maximumPositions", "account.positions");

    private DecidingSettings() {
    }

    /**
     * A setting.
     *
     * @param name in a manifest.
     * @return its key; empty for what the daemon has no setting for.
     */
    public static Optional<String> key(final String name) {
        return Optional.ofNullable(NAMES.get(name));
    }
}
