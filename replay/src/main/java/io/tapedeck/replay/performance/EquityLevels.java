package io.tapedeck.replay.performance;

import java.util.Arrays;

/**
 * What of an equity curve the figures of a run rest on: its levels, and how many of them stand for an open position.
 * One thread; allocates only when the levels outgrow their array.
 */
public final class EquityLevels {
    private final long initialBalance;
    private long[] levels;
    private int size;
    private int exposed;
    private ReturnSeries known;

    /**
     * No levels.
     *
     * @param initialBalance money, the first peak.
     * @param capacity       levels that there is room for at once, at least 1; it grows beyond them.
     */
    public EquityLevels(final long initialBalance, final int capacity) {
        this(initialBalance, new long[capacity], 0, 0);
    }

    EquityLevels(final long initialBalance, final long[] levels, final int size, final int exposed) {
        this.initialBalance = initialBalance;
        this.levels = levels;
        this.size = size;
        this.exposed = exposed;
    }

    /**
     * The equity stayed where it is over some samples.
     *
     * @param end       how many samples there are then; nothing happens where there are as many.
     * @param level     money.
     * @param isExposed whether a position is open.
     */
    public void stayUntil(final int end, final long level, final boolean isExposed) {
        if (end > levels.length) {
            levels = Arrays.copyOf(levels, Math.max(end, 2 * levels.length));
        }
        exposed += isExposed ? end - size : 0;
        while (size < end) {
            levels[size] = level;
            size++;
        }
    }

    int size() {
        return size;
    }

    long initialBalance() {
        return initialBalance;
    }

    /** How many samples stand for an open position. */
    int exposed() {
        return exposed;
    }

    /**
     * Changes from level to level; from one that was not positive there is none, NaN.
     *
     * @return computed once, as long as no level is added.
     */
    public ReturnSeries returns() {
        if (known == null || known.size() != Math.max(0, size - 1)) {
            known = ReturnSeries.between(size, index -> levels[index]);
        }
        return known;
    }

    /** The deepest fall below the highest level so far, the initial balance included; NaN without a level. */
    double maxDrawdown() {
        final DeepestFall fall = new DeepestFall(initialBalance);
        for (int index = 0; index < size; index++) {
            fall.add(levels[index]);
        }
        return size == 0 ? Double.NaN : fall.depth();
    }
}
