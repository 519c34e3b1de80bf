package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Arithmetic mean of the last n values; sums of whole numbers are exact. Ready with the n-th value. One thread, no
 * allocation after construction.
 */
public final class SimpleMovingAverage implements Indicator {
    private final WindowSum sum;

    /**
     * An average that has seen nothing.
     *
     * @param length how many values it spans.
     */
    public SimpleMovingAverage(final int length) {
        sum = new WindowSum(length);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        sum.add(value);
    }

    @Override
    public int warmUp() {
        return sum.length();
    }

    @Override
    public boolean isReady() {
        return sum.isFull();
    }

    @Override
    public double value() {
        return sum.mean();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        sum.scale(SplitFactor.ofPrices(ratio));
    }

    @Override
    public void saveState(final StateWriter writer) {
        sum.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        sum.loadState(reader);
    }
}
