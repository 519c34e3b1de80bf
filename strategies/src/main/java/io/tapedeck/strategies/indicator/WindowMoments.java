package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Mean and variance of the last values in two blocks like {@link WindowSum}, so that no value is ever taken out of a
 * sum of squares. Each block follows Welford (1962), the older one from its end; the two are merged as Chan, Golub and
 * LeVeque (1979) do. All figures are relative to a value near by, the newest when the ring last turned round, so that
 * the height of the prices costs no digits: a window of equal values has a variance of exactly 0.
 *
 * <p>An update costs O(1) on average. One thread, no allocation after construction.
 */
final class WindowMoments implements Stateful {
    /** Before {@code next} the newest values, from there on the mean of an older one and those after it. */
    private final double[] means;
    /** From {@code next} on the summed squared deviations from those means. */
    private final double[] squares;
    /** Of one value in the mean: a product is much faster than a quotient. */
    private final double share;
    private double reference;
    private double newestMean;
    private double newestSquares;
    private int next;
    private boolean full;

    WindowMoments(final int length) {
        means = new double[length];
        squares = new double[length];
        share = 1.0 / length;
    }

    void add(final double value) {
        if (next == 0 && !full) {
            reference = value;
        }
        means[next] = value;
        next++;
        final double offset = value - reference;
        final double step = offset - newestMean;
        newestMean += step / next;
        newestSquares += step * (offset - newestMean);
        if (next == means.length) {
            turn();
        }
    }

    private void turn() {
        reference = means[means.length - 1];
        double mean = 0;
        double sum = 0;
        for (int index = means.length - 1; index >= 0; index--) {
            final double offset = means[index] - reference;
            final double step = offset - mean;
            mean += step / (means.length - index);
            sum += step * (offset - mean);
            means[index] = mean;
            squares[index] = sum;
        }
        newestMean = 0;
        newestSquares = 0;
        next = 0;
        full = true;
    }

    boolean isFull() {
        return full;
    }

    int length() {
        return means.length;
    }

    /** The mean of a full window. */
    double mean() {
        return reference + relativeMean();
    }

    private double relativeMean() {
        final int older = means.length - next;
        return (older * means[next] + next * newestMean) * share;
    }

    /** How far a value is above the mean of a full window. */
    double above(final double value) {
        return value - reference - relativeMean();
    }

    /** The sum of the squared deviations of a full window's values from their mean. */
    double squaredDeviations() {
        final double older = means.length - next;
        final double distance = newestMean - means[next];
        return newestSquares + squares[next] + distance * distance * (older * next * share);
    }

    /** The deviation of the population, the values of a full window. */
    double deviation() {
        return Math.sqrt(squaredDeviations() * share);
    }

    void scale(final double factor) {
        for (int index = 0; index < means.length; index++) {
            means[index] *= factor;
            squares[index] *= factor * factor;
        }
        reference *= factor;
        newestMean *= factor;
        newestSquares *= factor * factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(next);
        writer.putBoolean(full);
        writer.putDouble(reference);
        writer.putDouble(newestMean);
        writer.putDouble(newestSquares);
        for (int index = 0; index < means.length; index++) {
            writer.putDouble(means[index]);
            writer.putDouble(squares[index]);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        next = reader.getInt();
        full = reader.getBoolean();
        reference = reader.getDouble();
        newestMean = reader.getDouble();
        newestSquares = reader.getDouble();
        for (int index = 0; index < means.length; index++) {
            means[index] = reader.getDouble();
            squares[index] = reader.getDouble();
        }
    }
}
