package io.tapedeck.loopback.bybit;

import io.tapedeck.engine.market.Timeframe;

import java.util.Optional;

/** Timeframes as Bybit writes them: minutes, or a letter. Stateless. */
final class BybitInterval {
    private static final long MINUTE_NS = 60_000_000_000L;

    private BybitInterval() {
    }

    static String of(final Timeframe timeframe) {
        return switch (timeframe) {
            case D1 -> "D";
            case W1 -> "W";
            default -> Long.toString(timeframe.durationNs() / MINUTE_NS);
        };
    }

    static Optional<Timeframe> parse(final String text) {
        for (final Timeframe timeframe : Timeframe.values()) {
            if (of(timeframe).equals(text)) {
                return Optional.of(timeframe);
            }
        }
        return Optional.empty();
    }
}
