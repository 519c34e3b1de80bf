package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Highest or lowest of the last values, in two blocks like {@link WindowSum}: the extreme of the newest values is
 * followed as they come, and in place of each older value stands the extreme of it and the older ones after it, noted
 * when the ring turned round. An update costs O(1) on average and, unlike a queue of candidates, hardly ever a branch
 * that cannot be foreseen. Of equal values the newest counts. One thread, no allocation after construction.
 */
final class RollingExtreme implements Stateful {
    private final double sign;
    /** Before {@code next} the newest values, from there on the extreme of an older one and those after it. */
    private final double[] values;
    /** From {@code next} on where those extremes stood. */
    private final int[] places;
    private int next;
    private boolean full;
    private double newest = Double.NEGATIVE_INFINITY;
    private int newestPlace;

    private RollingExtreme(final int length, final double sign) {
        this.sign = sign;
        values = new double[length];
        places = new int[length];
    }

    static RollingExtreme highest(final int length) {
        return new RollingExtreme(length, 1);
    }

    static RollingExtreme lowest(final int length) {
        return new RollingExtreme(length, -1);
    }

    void add(final double value) {
        final double signed = sign * value;
        values[next] = signed;
        if (signed >= newest) {
            newest = signed;
            newestPlace = next;
        }
        next++;
        if (next == values.length) {
            turn();
        }
    }

    private void turn() {
        double extreme = Double.NEGATIVE_INFINITY;
        int place = 0;
        for (int index = values.length - 1; index >= 0; index--) {
            if (values[index] > extreme) {
                extreme = values[index];
                place = index;
            }
            values[index] = extreme;
            places[index] = place;
        }
        newest = Double.NEGATIVE_INFINITY;
        newestPlace = 0;
        next = 0;
        full = true;
    }

    boolean isFull() {
        return full;
    }

    int length() {
        return values.length;
    }

    /** The extreme; while the window fills, of the values so far. */
    double value() {
        return sign * (full ? Math.max(values[next], newest) : newest);
    }

    /** How many values came after it; 0 if it is the newest. */
    int age() {
        final boolean older = full && values[next] > newest;
        return older ? next - 1 - places[next] + values.length : next - 1 - newestPlace;
    }

    void scale(final double factor) {
        for (int index = 0; index < values.length; index++) {
            values[index] *= factor;
        }
        newest *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(next);
        writer.putBoolean(full);
        writer.putDouble(newest);
        writer.putInt(newestPlace);
        for (int index = 0; index < values.length; index++) {
            writer.putDouble(values[index]);
            writer.putInt(places[index]);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        next = reader.getInt();
        full = reader.getBoolean();
        newest = reader.getDouble();
        newestPlace = reader.getInt();
        for (int index = 0; index < values.length; index++) {
            values[index] = reader.getDouble();
            places[index] = reader.getInt();
        }
    }
}
