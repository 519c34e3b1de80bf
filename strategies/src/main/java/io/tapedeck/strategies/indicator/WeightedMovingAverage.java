package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Average in which the newest of the last n values counts n times, the one before it n − 1 times, and the oldest once.
 * Ready with the n-th value; exact for whole numbers whose weighted sum stays below 2<sup>53</sup>. One thread, no
 * allocation after construction.
 *
 * <p>Like {@link WindowSum} it takes nothing out of a sum: from {@code next} on the ring holds the weighted sums of the
 * older values and those after them, before it the newest values, which follow them with higher weights.
 */
public final class WeightedMovingAverage implements Indicator {
    private final double[] ring;
    private final double divisor;
    private int next;
    private boolean full;
    private double newest;
    /** The newest values weighted 1, 2, 3 and so on. */
    private double newestWeighted;

    /**
     * An average that has seen nothing.
     *
     * @param length how many values it spans.
     */
    public WeightedMovingAverage(final int length) {
        ring = new double[length];
        divisor = length * (length + 1.0) / 2;
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        ring[next] = value;
        next++;
        newest += value;
        newestWeighted += next * value;
        if (next == ring.length) {
            turn();
        }
    }

    private void turn() {
        double sum = 0;
        double weighted = 0;
        for (int index = ring.length - 1; index >= 0; index--) {
            sum += ring[index];
            weighted += sum;
            ring[index] = weighted;
        }
        next = 0;
        full = true;
        newest = 0;
        newestWeighted = 0;
    }

    @Override
    public int warmUp() {
        return ring.length;
    }

    @Override
    public boolean isReady() {
        return full;
    }

    @Override
    public double value() {
        return (ring[next] + (ring.length - next) * newest + newestWeighted) / divisor;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        for (int index = 0; index < ring.length; index++) {
            ring[index] *= factor;
        }
        newest *= factor;
        newestWeighted *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(next);
        writer.putBoolean(full);
        writer.putDouble(newest);
        writer.putDouble(newestWeighted);
        for (final double value : ring) {
            writer.putDouble(value);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        next = reader.getInt();
        full = reader.getBoolean();
        newest = reader.getDouble();
        newestWeighted = reader.getDouble();
        for (int index = 0; index < ring.length; index++) {
            ring[index] = reader.getDouble();
        }
    }
}
