package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Weighted average, over √n values, of twice the weighted average of n ÷ 2 values less that of n (Alan Hull, 2005).
 * Both n ÷ 2 and √n are rounded down, as Stock.Indicators and TradingView do. Ready with value n + √n − 1. One thread,
 * no allocation after construction.
 */
public final class HullMovingAverage implements Indicator {
    private final WeightedMovingAverage half;
    private final WeightedMovingAverage whole;
    private final WeightedMovingAverage smooth;

    /**
     * An average that has seen nothing.
     *
     * @param length of the slow average; at least 2.
     */
    public HullMovingAverage(final int length) {
        half = new WeightedMovingAverage(length / 2);
        whole = new WeightedMovingAverage(length);
        smooth = new WeightedMovingAverage((int) Math.sqrt(length));
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        half.add(value);
        whole.add(value);
        if (whole.isReady()) {
            smooth.add(2 * half.value() - whole.value());
        }
    }

    @Override
    public int warmUp() {
        return whole.warmUp() + smooth.warmUp() - 1;
    }

    @Override
    public boolean isReady() {
        return smooth.isReady();
    }

    @Override
    public double value() {
        return smooth.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        half.onSplit(ratio);
        whole.onSplit(ratio);
        smooth.onSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        half.saveState(writer);
        whole.saveState(writer);
        smooth.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        half.loadState(reader);
        whole.loadState(reader);
        smooth.loadState(reader);
    }
}
