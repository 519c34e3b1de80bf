package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.strategies.indicator.ExponentialMovingAverage;

/** Two exponential averages, compared as they are rounded. */
final class ExponentialPair implements AveragePair {
    private final ExponentialMovingAverage fast;
    private final ExponentialMovingAverage slow;

    ExponentialPair(final int fast, final int slow) {
        this.fast = new ExponentialMovingAverage(fast);
        this.slow = new ExponentialMovingAverage(slow);
    }

    @Override
    public void add(final long close) {
        fast.add(close);
        slow.add(close);
    }

    @Override
    public boolean isReady() {
        return slow.isReady();
    }

    @Override
    public int compare() {
        return Double.compare(fast.value(), slow.value());
    }

    @Override
    public double fast() {
        return fast.value();
    }

    @Override
    public double slow() {
        return slow.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        fast.onSplit(ratio);
        slow.onSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        fast.saveState(writer);
        slow.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        fast.loadState(reader);
        slow.loadState(reader);
    }
}
