package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Timeframe;

/** Timeframes in the milliseconds of venues. */
public final class Spans {
    /** Nanoseconds of the tape in a millisecond of the venue. */
    public static final long NANOS = 1_000_000L;

    private Spans() {
    }

    /**
     * Length of a span.
     *
     * @param timeframe of a candle.
     * @return milliseconds.
     */
    public static long durationMs(final Timeframe timeframe) {
        return timeframe.durationNs() / NANOS;
    }

    /**
     * Start of the span that contains a moment.
     *
     * @param timeframe of a candle.
     * @param timeMs    any moment.
     * @return the latest boundary at or before it.
     */
    public static long startMs(final Timeframe timeframe, final long timeMs) {
        return timeframe.startOf(Math.multiplyExact(timeMs, NANOS)) / NANOS;
    }
}
