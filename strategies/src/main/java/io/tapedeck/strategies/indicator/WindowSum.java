package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Sum of the last values that never subtracts: nothing of a value stays behind when it leaves, a window of zeros sums
 * to 0 and one of positive values to a positive figure, and sums of whole numbers below 2<sup>53</sup> are exact.
 *
 * <p>The ring holds two blocks. Before {@code next} stand the newest values, summed as they come. From there on stand,
 * in place of each older value, the sums of it and the older ones after it. When the ring turns round the newest block
 * becomes the older one in one pass from its end, so that an update costs O(1) on average. One thread, no allocation
 * after construction.
 */
final class WindowSum implements Stateful {
    private final double[] ring;
    private int next;
    private boolean full;
    private double newest;

    WindowSum(final int length) {
        ring = new double[length];
    }

    void add(final double value) {
        ring[next] = value;
        newest += value;
        next++;
        if (next == ring.length) {
            turn();
        }
    }

    private void turn() {
        double sum = 0;
        for (int index = ring.length - 1; index >= 0; index--) {
            sum += ring[index];
            ring[index] = sum;
        }
        next = 0;
        full = true;
        newest = 0;
    }

    boolean isFull() {
        return full;
    }

    int length() {
        return ring.length;
    }

    /** The sum; while the window fills, of the values so far. */
    double value() {
        return ring[next] + newest;
    }

    /** The sum of a full window over its length. */
    double mean() {
        return value() / ring.length;
    }

    void scale(final double factor) {
        for (int index = 0; index < ring.length; index++) {
            ring[index] *= factor;
        }
        newest *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(next);
        writer.putBoolean(full);
        writer.putDouble(newest);
        for (final double value : ring) {
            writer.putDouble(value);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        next = reader.getInt();
        full = reader.getBoolean();
        newest = reader.getDouble();
        for (int index = 0; index < ring.length; index++) {
            ring[index] = reader.getDouble();
        }
    }
}
