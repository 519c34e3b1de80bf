package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Highest or lowest of the last values: a ring of those that a later one has not outdone yet, each above (for the
 * highest) those that came after it. An update costs O(1) on average; a value is put in once and thrown out once. Of
 * equal values the newest counts. One thread, no allocation after construction.
 */
final class RollingExtreme implements Stateful {
    private final double sign;
    private final double[] values;
    private final long[] positions;
    private int head;
    private int size;
    private long added;

    private RollingExtreme(final int length, final double sign) {
        this.sign = sign;
        values = new double[length];
        positions = new long[length];
    }

    static RollingExtreme highest(final int length) {
        return new RollingExtreme(length, 1);
    }

    static RollingExtreme lowest(final int length) {
        return new RollingExtreme(length, -1);
    }

    void add(final double value) {
        final double signed = sign * value;
        if (size > 0 && positions[head] <= added - values.length) {
            head = wrapped(head + 1);
            size--;
        }
        while (size > 0 && values[wrapped(head + size - 1)] <= signed) {
            size--;
        }
        final int tail = wrapped(head + size);
        values[tail] = signed;
        positions[tail] = added;
        size++;
        added++;
    }

    private int wrapped(final int index) {
        return index >= values.length ? index - values.length : index;
    }

    boolean isFull() {
        return added >= values.length;
    }

    int length() {
        return values.length;
    }

    /** The extreme; while the window fills, of the values so far. */
    double value() {
        return sign * values[head];
    }

    /** How many values came after it; 0 if it is the newest. */
    int age() {
        return (int) (added - 1 - positions[head]);
    }

    void scale(final double factor) {
        for (int index = 0; index < values.length; index++) {
            values[index] *= factor;
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(added);
        writer.putInt(size);
        for (int index = 0; index < size; index++) {
            writer.putDouble(values[wrapped(head + index)]);
            writer.putLong(positions[wrapped(head + index)]);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        added = reader.getLong();
        size = reader.getInt();
        head = 0;
        for (int index = 0; index < size; index++) {
            values[index] = reader.getDouble();
            positions[index] = reader.getLong();
        }
    }
}
