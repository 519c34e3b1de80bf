package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Three times the exponential average, less three times the exponential average of it, plus the exponential average of
 * that (Patrick Mulloy, Technical Analysis of Stocks &amp; Commodities, 1994). Each average starts from the simple
 * average of its first n values, as TA-Lib and TradingView do, so that it is ready with value 3n − 2. One thread, no
 * allocation after construction.
 */
public final class TripleExponentialMovingAverage implements Indicator {
    private final ExponentialMovingAverage first;
    private final ExponentialMovingAverage second;
    private final ExponentialMovingAverage third;

    /**
     * An average that has seen nothing.
     *
     * @param length of the exponential averages.
     */
    public TripleExponentialMovingAverage(final int length) {
        first = new ExponentialMovingAverage(length);
        second = new ExponentialMovingAverage(length);
        third = new ExponentialMovingAverage(length);
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
        if (second.isReady()) {
            third.add(second.value());
        }
    }

    @Override
    public int warmUp() {
        return 3 * first.warmUp() - 2;
    }

    @Override
    public boolean isReady() {
        return third.isReady();
    }

    @Override
    public double value() {
        return 3 * (first.value() - second.value()) + third.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        first.onSplit(ratio);
        second.onSplit(ratio);
        third.onSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        first.saveState(writer);
        second.saveState(writer);
        third.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        first.loadState(reader);
        second.loadState(reader);
        third.loadState(reader);
    }
}
