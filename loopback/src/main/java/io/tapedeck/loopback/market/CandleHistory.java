package io.tapedeck.loopback.market;

import io.tapedeck.engine.market.Timeframe;

/** The candles of a market from the first to the last, by their position. Any thread. */
public interface CandleHistory {
    /**
     * Span of the candles.
     *
     * @return the same for all.
     */
    Timeframe timeframe();

    /**
     * How many there are.
     *
     * @return above 0.
     */
    int size();

    /**
     * One candle.
     *
     * @param index from 0.
     * @return every figure of it is known.
     */
    ServedCandle get(int index);

    /**
     * Where a moment stands.
     *
     * @param openMs any moment.
     * @return position of the first candle that opens at or after it; the size where there is none.
     */
    int firstAtOrAfter(long openMs);

    /**
     * Which candle a moment lies in, or the last one before.
     *
     * @param timeMs any moment.
     * @return -1 where every candle opens later.
     */
    default int lastAtOrBefore(final long timeMs) {
        return firstAtOrAfter(timeMs + 1) - 1;
    }
}
