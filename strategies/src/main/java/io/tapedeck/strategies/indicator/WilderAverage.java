package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Wilder's smoothing (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978): the mean of the first n
 * values, then {@code (previous × (n − 1) + value) ÷ n}. One thread, no allocation.
 */
final class WilderAverage implements Stateful {
    private final int length;
    private int count;
    private double average;

    WilderAverage(final int length) {
        this.length = length;
    }

    void add(final double value) {
        if (count < length) {
            count++;
            average += (value - average) / count;
        } else {
            average = (average * (length - 1) + value) / length;
        }
    }

    boolean isReady() {
        return count == length;
    }

    double value() {
        return average;
    }

    void scale(final double factor) {
        average *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(count);
        writer.putDouble(average);
    }

    @Override
    public void loadState(final StateReader reader) {
        count = reader.getInt();
        average = reader.getDouble();
    }
}
