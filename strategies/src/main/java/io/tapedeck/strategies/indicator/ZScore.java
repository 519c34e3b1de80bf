package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * How many standard deviations of the population the value is above the mean of the last n, itself among them. 0 where
 * they are equal. Ready with the n-th value. One thread, no allocation after construction.
 */
public final class ZScore implements Indicator {
    private final WindowMoments moments;
    private double last;

    /**
     * A score that has seen nothing.
     *
     * @param length how many values it spans.
     */
    public ZScore(final int length) {
        moments = new WindowMoments(length);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        moments.add(value);
        last = value;
    }

    @Override
    public int warmUp() {
        return moments.length();
    }

    @Override
    public boolean isReady() {
        return moments.isFull();
    }

    @Override
    public double value() {
        final double deviation = moments.deviation();
        return deviation == 0 ? 0 : moments.above(last) / deviation;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        final double factor = SplitFactor.ofPrices(ratio);
        moments.scale(factor);
        last *= factor;
    }

    @Override
    public void saveState(final StateWriter writer) {
        moments.saveState(writer);
        writer.putDouble(last);
    }

    @Override
    public void loadState(final StateReader reader) {
        moments.loadState(reader);
        last = reader.getDouble();
    }
}
