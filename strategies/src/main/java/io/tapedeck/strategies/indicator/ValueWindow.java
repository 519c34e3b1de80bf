package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/** The last values, by their age. One thread, no allocation after construction. */
final class ValueWindow implements Stateful {
    private final double[] ring;
    private int next;
    private boolean full;

    ValueWindow(final int length) {
        ring = new double[length];
    }

    /** Takes in the next value; returns the one that leaves for it, 0 while the window fills. */
    double add(final double value) {
        final double oldest = ring[next];
        ring[next] = value;
        next++;
        if (next == ring.length) {
            next = 0;
            full = true;
        }
        return oldest;
    }

    boolean isFull() {
        return full;
    }

    int length() {
        return ring.length;
    }

    /** The first of a full window's values, which leaves next. */
    double oldest() {
        return ring[next];
    }

    /** The value that came so many values before the newest, whose age is 0. */
    double aged(final int age) {
        final int index = next - 1 - age;
        return ring[index < 0 ? index + ring.length : index];
    }

    /** The mean of how far the values of a full window are from a level. */
    double meanAbsoluteDifference(final double level) {
        double sum = 0;
        for (final double value : ring) {
            sum += Math.abs(value - level);
        }
        return sum / ring.length;
    }

    void scale(final double factor) {
        for (int index = 0; index < ring.length; index++) {
            ring[index] *= factor;
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(next);
        writer.putBoolean(full);
        for (final double value : ring) {
            writer.putDouble(value);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        next = reader.getInt();
        full = reader.getBoolean();
        for (int index = 0; index < ring.length; index++) {
            ring[index] = reader.getDouble();
        }
    }
}
