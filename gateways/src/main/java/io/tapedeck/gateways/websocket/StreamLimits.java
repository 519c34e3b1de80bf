package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.market.StreamKind;

import java.time.Duration;
import java.util.Map;

/**
 * How long a stream may be silent.
 *
 * @param firstMessage after its subscription was sent, by kind; a kind that is not there may be silent for ever.
 * @param staleness    after its last data, by kind; likewise.
 */
public record StreamLimits(Map<StreamKind, Duration> firstMessage, Map<StreamKind, Duration> staleness) {
    /** Keeps copies. */
    public StreamLimits {
        firstMessage = Map.copyOf(firstMessage);
        staleness = Map.copyOf(staleness);
    }

    /**
     * For instruments that are traded at least every minute.
     *
     * @return quotes 30 s and 60 s, marks 30 s and 60 s, trades 60 s and 120 s, candles 75 s and 150 s, open interest
     *     120 s and 600 s.
     */
    public static StreamLimits ofLiquidMarkets() {
        return new StreamLimits(
            Map.of(StreamKind.QUOTES, Duration.ofSeconds(30), StreamKind.MARK_PRICE, Duration.ofSeconds(30),
                StreamKind.TRADES, Duration.ofSeconds(60), StreamKind.CANDLES, Duration.ofSeconds(75),
                StreamKind.OPEN_INTEREST, Duration.ofSeconds(120)),
            Map.of(StreamKind.QUOTES, Duration.ofSeconds(60), StreamKind.MARK_PRICE, Duration.ofSeconds(60),
                StreamKind.TRADES, Duration.ofSeconds(120), StreamKind.CANDLES, Duration.ofSeconds(150),
                StreamKind.OPEN_INTEREST, Duration.ofSeconds(600)));
    }

    long firstMessageNs(final StreamKind kind) {
        return nanos(firstMessage.get(kind));
    }

    long stalenessNs(final StreamKind kind) {
        return nanos(staleness.get(kind));
    }

    private static long nanos(final Duration limit) {
        return limit == null ? Long.MAX_VALUE : limit.toNanos();
    }
}
