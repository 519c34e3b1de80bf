package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Exact sum of the last values: a simple moving average without its division, so that two of them compare without
 * rounding. One thread, no allocation after construction.
 */
public final class RollingSum implements Stateful {
    private final long[] window;
    private int count;
    private int next;
    private long sum;

    /**
     * A sum that has seen nothing.
     *
     * @param length how many values it spans.
     */
    public RollingSum(final int length) {
        window = new long[length];
    }

    /**
     * Takes in the next value; the oldest leaves once the window is full.
     *
     * @param value any scaled figure.
     */
    public void add(final long value) {
        sum = Math.addExact(Math.subtractExact(sum, window[next]), value);
        window[next] = value;
        next = next + 1 == window.length ? 0 : next + 1;
        if (count < window.length) {
            count++;
        }
    }

    /**
     * The shares are split: prices that it spans are counted in new ones.
     *
     * @param ratio of new shares to old ones.
     */
    public void onSplit(final ShareRatio ratio) {
        sum = 0;
        for (int index = 0; index < window.length; index++) {
            window[index] = ratio.price(window[index]);
            sum += window[index];
        }
    }

    /**
     * Whether as many values were seen as it spans.
     *
     * @return false during warm-up.
     */
    public boolean isFull() {
        return count == window.length;
    }

    /**
     * The average, rounded: for people, not for decisions.
     *
     * @return of the values seen so far.
     */
    public double average() {
        return (double) sum / Math.max(1, count);
    }

    /**
     * Compares the averages of two full windows exactly.
     *
     * @param other of any length.
     * @return negative, 0 or positive as this average is below, equal to or above the other.
     */
    public int compareAverage(final RollingSum other) {
        return FixedPoint.compareProducts(sum, other.window.length, other.sum, window.length);
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putInt(next);
        for (final long value : window) {
            writer.putLong(value);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        next = reader.getInt();
        sum = 0;
        for (int index = 0; index < window.length; index++) {
            window[index] = reader.getLong();
            sum += window[index];
        }
    }
}
