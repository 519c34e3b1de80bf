package io.tapedeck.strategies.trend;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.strategies.indicator.RollingSum;

/** Two simple averages, compared exactly. */
final class SimplePair implements AveragePair {
    private final RollingSum fast;
    private final RollingSum slow;

    SimplePair(final int fast, final int slow) {
        this.fast = new RollingSum(fast);
        this.slow = new RollingSum(slow);
    }

    @Override
    public void add(final long close) {
        fast.add(close);
        slow.add(close);
    }

    @Override
    public boolean isReady() {
        return slow.isFull();
    }

    @Override
    public int compare() {
        return fast.compareAverage(slow);
    }

    @Override
    public double fast() {
        return fast.average();
    }

    @Override
    public double slow() {
        return slow.average();
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
