package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Average in which a value counts 2 ÷ (n + 1) and what was before it the rest. It starts from the simple average of the
 * first n values, as StockCharts, TradingView and Stock.Indicators do; pandas starts from the first value alone. Ready
 * with the n-th value. One thread, no allocation after construction.
 */
public final class ExponentialMovingAverage implements Indicator {
    private final int length;
    private final double weight;
    private int count;
    /** The sum of the values until there are as many as it needs to start. */
    private double average;

    /**
     * An average that has seen nothing.
     *
     * @param length how many values its weight stands for.
     */
    public ExponentialMovingAverage(final int length) {
        this.length = length;
        weight = 2.0 / (length + 1);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        if (count == length) {
            average += weight * (value - average);
        } else {
            start(value);
        }
    }

    private void start(final double value) {
        average += value;
        count++;
        if (count == length) {
            average /= length;
        }
    }

    @Override
    public int warmUp() {
        return length;
    }

    @Override
    public boolean isReady() {
        return count == length;
    }

    @Override
    public double value() {
        return average;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        average *= SplitFactor.ofPrices(ratio);
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
