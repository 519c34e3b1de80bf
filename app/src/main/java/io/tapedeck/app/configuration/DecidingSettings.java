package io.tapedeck.app.configuration;

import java.util.Map;
import java.util.Optional;

/** What the settings that decide are called, by the names that the manifest of a session has for them. */
public final class DecidingSettings {
    private static final Map<String, String> NAMES = Map.ofEntries(
        Map.entry("symbols", "market.symbols"),
        Map.entry("strategy", "strategy.name"),
        Map.entry("timeframe", "strategy.timeframe"),
        Map.entry("filter", "strategy.filter.name"),
        Map.entry("initialBalance", "account.initial-balance"),
        Map.entry("fill", "account.fill"),
        Map.entry("takerFeeRate", "account.taker-fee-rate"),
        Map.entry("trading.account", "account.mode"),
        Map.entry("trading.leverage", "account.leverage"),
        Map.entry("trading.maximumPositions", "account.positions"),
        Map.entry("trading.limitFill", "simulation.limit-fill"),
        Map.entry("trading.slippageShare", "simulation.slippage"),
        Map.entry("trading.participation", "simulation.participation"),
        Map.entry("trading.latency", "simulation.latency-ms"));
    /** Of names that are many: how they begin, and how their keys do. */
    private static final Map<String, String> SECTIONS = Map.of(
        "filterParameter.", "strategy.filter.parameters.",
        "universe.", "strategy.universe.",
        "brackets.", "account.brackets.");

    private DecidingSettings() {
    }

    /**
     * A setting.
     *
     * @param name in a manifest.
     * @return its key; empty for what the daemon has no setting for.
     */
    public static Optional<String> key(final String name) {
        return Optional.ofNullable(NAMES.get(name)).or(() -> SECTIONS.entrySet().stream()
            .filter(section -> name.startsWith(section.getKey())).findFirst()
            .map(section -> section.getValue() + name.substring(section.getKey().length())));
    }
}
