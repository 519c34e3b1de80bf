package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Twice the exponential average less the exponential average of it (Patrick Mulloy, Technical Analysis of Stocks &amp;
 * Commodities, 1994). Each average starts from the simple average of its first n values, as TA-Lib and TradingView do,
 * so that it is ready with value 2n − 1. One thread, no allocation after construction.
 */
public final class DoubleExponentialMovingAverage implements Indicator {
    private final ExponentialMovingAverage first;
    private final ExponentialMovingAverage second;

    /**
     * An average that has seen nothing.
     *
     * @param length of the exponential averages.
     */
    public DoubleExponentialMovingAverage(final int length) {
        first = new ExponentialMovingAverage(length);
        second = new ExponentialMovingAverage(length);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        first.add(value);
        if (first.isReady()) {
            second.add(first.value());
        }
    }

    @Override
    public int warmUp() {
        return 2 * first.warmUp() - 1;
    }

    @Override
    public boolean isReady() {
        return second.isReady();
    }

    @Override
    public double value() {
        return 2 * first.value() - second.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        first.onSplit(ratio);
        second.onSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        first.saveState(writer);
        second.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        first.loadState(reader);
        second.loadState(reader);
    }
}
