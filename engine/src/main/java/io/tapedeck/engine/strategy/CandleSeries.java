package io.tapedeck.engine.strategy;

import io.tapedeck.engine.market.Timeframe;

/**
 * Candles that a strategy wants to see. Immutable.
 *
 * @param timeframe of the candles.
 * @param warmUp    how many it must have seen, the present one included, before what it says counts.
 * @param history   how many it may look back into, the present one included; 0 for none.
 */
public record CandleSeries(Timeframe timeframe, int warmUp, int history) {
    /** Bound on the candles that are kept for a strategy: two months of minutes. */
    public static final int LONGEST_HISTORY = 1 << 17;

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException where one is out of bounds.
     */
    public CandleSeries {
        if (warmUp < 0 || history < 0 || history > LONGEST_HISTORY) {
            throw new IllegalArgumentException("a series of " + timeframe + " with a warm-up of " + warmUp
                + " candles and a history of " + history + " cannot be kept: at most " + LONGEST_HISTORY);
        }
    }

    /** What serves both who want this series and who want another one of the same timeframe. */
    CandleSeries and(final CandleSeries other) {
        return new CandleSeries(timeframe, Math.max(warmUp, other.warmUp), Math.max(history, other.history));
    }
}
