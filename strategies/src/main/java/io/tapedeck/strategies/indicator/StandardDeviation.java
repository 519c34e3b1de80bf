package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Standard deviation of the last n values as a population, that is with n as the divisor, as Bollinger, TA-Lib and
 * Stock.Indicators take it; spreadsheets' STDEV divides by n − 1. Exactly 0 for equal values. Ready with the n-th
 * value. One thread, no allocation after construction.
 */
public final class StandardDeviation implements Indicator {
    private final WindowMoments moments;

    /**
     * A deviation that has seen nothing.
     *
     * @param length how many values it spans.
     */
    public StandardDeviation(final int length) {
        moments = new WindowMoments(length);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        moments.add(value);
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
        return moments.deviation();
    }

    /**
     * The mean that it deviates from.
     *
     * @return in units of the values.
     */
    public double mean() {
        return moments.mean();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        moments.scale(SplitFactor.ofPrices(ratio));
    }

    @Override
    public void saveState(final StateWriter writer) {
        moments.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        moments.loadState(reader);
    }
}
