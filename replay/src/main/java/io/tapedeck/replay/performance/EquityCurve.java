package io.tapedeck.replay.performance;

import java.util.Arrays;

/**
 * Equity sampled at the closes of the strategy's timeframe. One sample for each moment: a later one of the same moment
 * replaces it. One thread.
 */
public final class EquityCurve {
    private static final int FIRST_CAPACITY = 16_384;

    private final long initialBalance;
    private long[] timesNs;
    private long[] equities;
    private long[] balances;
    private boolean[] exposed;
    private int size;

    /**
     * A curve without samples.
     *
     * @param initialBalance money, the first peak.
     */
    public EquityCurve(final long initialBalance) {
        this(initialBalance, FIRST_CAPACITY);
    }

    /**
     * A curve without samples.
     *
     * @param initialBalance money, the first peak.
     * @param capacity       samples that there is room for at once, at least 1; it grows beyond them.
     */
    public EquityCurve(final long initialBalance, final int capacity) {
        this.initialBalance = initialBalance;
        timesNs = new long[capacity];
        equities = new long[capacity];
        balances = new long[capacity];
        exposed = new boolean[capacity];
    }

    /**
     * How many samples there is room for at present.
     *
     * @return a count.
     */
    public int capacity() {
        return timesNs.length;
    }

    /**
     * Adds a sample.
     *
     * @param timeNs    nanoseconds, not before the last one.
     * @param equity    money.
     * @param balance   money that is not in positions.
     * @param isExposed whether a position is open.
     */
    public void sample(final long timeNs, final long equity, final long balance, final boolean isExposed) {
        if (size == 0 || timesNs[size - 1] != timeNs) {
            grow();
            size++;
        }
        timesNs[size - 1] = timeNs;
        equities[size - 1] = equity;
        balances[size - 1] = balance;
        exposed[size - 1] = isExposed;
    }

    private void grow() {
        if (size == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, size * 2);
            equities = Arrays.copyOf(equities, size * 2);
            balances = Arrays.copyOf(balances, size * 2);
            exposed = Arrays.copyOf(exposed, size * 2);
        }
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
     * Balance at the beginning.
     *
     * @return money.
     */
    public long initialBalance() {
        return initialBalance;
    }

    /**
     * Moment of a sample.
     *
     * @param index from 0.
     * @return nanoseconds.
     */
    public long timeNs(final int index) {
        return timesNs[index];
    }

    /**
     * Equity of a sample.
     *
     * @param index from 0.
     * @return money.
     */
    public long equity(final int index) {
        return equities[index];
    }

    /**
     * Money that was not in positions.
     *
     * @param index from 0.
     * @return money.
     */
    public long balance(final int index) {
        return balances[index];
    }

    /**
     * Whether a position was open.
     *
     * @param index from 0.
     * @return true for an exposed sample.
     */
    public boolean isExposed(final int index) {
        return exposed[index];
    }

    /**
     * Distance from the highest equity so far, the initial balance included.
     *
     * @return a fraction of that peak for each sample, 0 or negative.
     */
    public double[] drawdowns() {
        final double[] drawdowns = new double[size];
        long peak = initialBalance;
        for (int index = 0; index < size; index++) {
            peak = Math.max(peak, equities[index]);
            drawdowns[index] = (double) equities[index] / peak - 1;
        }
        return drawdowns;
    }

    /**
     * How far the curve is known at a moment.
     *
     * @param timeNs nanoseconds.
     * @return how many samples lie before it or at it.
     */
    int samplesUntil(final long timeNs) {
        final int found = Arrays.binarySearch(timesNs, 0, size, timeNs);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * Moments of all samples.
     *
     * @return a copy, ascending.
     */
    public long[] timesNs() {
        return Arrays.copyOf(timesNs, size);
    }

    /**
     * Relative changes from sample to sample.
     *
     * @return one fewer than there are samples, or none; from an equity that was not positive there is none, NaN.
     */
    public ReturnSeries returns() {
        return levels().returns();
    }

    /**
     * What the figures of a run rest on.
     *
     * @return a view of the samples so far.
     */
    public EquityLevels levels() {
        int exposedSamples = 0;
        for (int index = 0; index < size; index++) {
            exposedSamples += exposed[index] ? 1 : 0;
        }
        return new EquityLevels(initialBalance, equities, size, exposedSamples);
    }
}
