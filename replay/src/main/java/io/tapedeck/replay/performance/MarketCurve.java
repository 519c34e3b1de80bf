package io.tapedeck.replay.performance;

import java.util.Arrays;

/**
 * What the market and the account's exposure to it were at the samples of an {@link EquityCurve}, by the same indexes.
 * One thread.
 */
public final class MarketCurve {
    private double[] buyAndHold;
    private long[] notionals;
    private int size;

    /**
     * A curve without samples.
     *
     * @param capacity samples that there is room for at once, at least 1; it grows beyond them.
     */
    public MarketCurve(final int capacity) {
        buyAndHold = new double[capacity];
        notionals = new long[capacity];
    }

    /**
     * Sets a sample; a later one of the same index replaces it.
     *
     * @param index    in the equity curve, at most one more than the last.
     * @param held     what became of 1 that was put into all traded symbols in equal parts at the first sample.
     * @param notional worth of all open positions, long and short ones added up, money.
     */
    public void sample(final int index, final double held, final long notional) {
        if (index == buyAndHold.length) {
            buyAndHold = Arrays.copyOf(buyAndHold, size * 2);
            notionals = Arrays.copyOf(notionals, size * 2);
        }
        buyAndHold[index] = held;
        notionals[index] = notional;
        size = index + 1;
    }

    /**
     * How many samples there are.
     *
     * @return a count.
     */
    public int size() {
        return size;
    }

    /**
     * What became of 1 that was put into all traded symbols in equal parts at the first sample.
     *
     * @param index from 0.
     * @return positive.
     */
    public double buyAndHold(final int index) {
        return buyAndHold[index];
    }

    /**
     * Worth of all open positions.
     *
     * @param index from 0.
     * @return money, long and short ones added up.
     */
    public long notional(final int index) {
        return notionals[index];
    }

    /**
     * Returns of the benchmark.
     *
     * @return between the samples.
     */
    public ReturnSeries returns() {
        return ReturnSeries.between(size, this::buyAndHold);
    }
}
