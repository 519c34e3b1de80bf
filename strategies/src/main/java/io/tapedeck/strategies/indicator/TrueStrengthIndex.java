package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Change of the price, smoothed twice, as a share of its size, smoothed in the same way: −100 to 100 (William Blau,
 * Momentum, Direction and Divergence, 1995). Each exponential average starts from a simple one, as StockCharts does. 0
 * where the price never moved. Ready with value {@code slow + fast}. One thread, no allocation after construction.
 */
public final class TrueStrengthIndex implements Indicator {
    private final ExponentialMovingAverage slowChange;
    private final ExponentialMovingAverage change;
    private final ExponentialMovingAverage slowSize;
    private final ExponentialMovingAverage size;
    private double last;
    private boolean begun;

    /**
     * An index that has seen nothing.
     *
     * @param slow length of the first smoothing; 25 is usual.
     * @param fast length of the second; 13 is usual.
     */
    public TrueStrengthIndex(final int slow, final int fast) {
        slowChange = new ExponentialMovingAverage(slow);
        change = new ExponentialMovingAverage(fast);
        slowSize = new ExponentialMovingAverage(slow);
        size = new ExponentialMovingAverage(fast);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        if (begun) {
            smooth(value - last);
        }
        last = value;
        begun = true;
    }

    private void smooth(final double step) {
        slowChange.add(step);
        slowSize.add(Math.abs(step));
        if (slowSize.isReady()) {
            change.add(slowChange.value());
            size.add(slowSize.value());
        }
    }

    @Override
    public int warmUp() {
        return slowSize.warmUp() + size.warmUp();
    }

    @Override
    public boolean isReady() {
        return size.isReady();
    }

    @Override
    public double value() {
        return size.value() == 0 ? 0 : 100 * change.value() / size.value();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        slowChange.onSplit(ratio);
        change.onSplit(ratio);
        slowSize.onSplit(ratio);
        size.onSplit(ratio);
        last *= SplitFactor.ofPrices(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        slowChange.saveState(writer);
        change.saveState(writer);
        slowSize.saveState(writer);
        size.saveState(writer);
        writer.putDouble(last);
        writer.putBoolean(begun);
    }

    @Override
    public void loadState(final StateReader reader) {
        slowChange.loadState(reader);
        change.loadState(reader);
        slowSize.loadState(reader);
        size.loadState(reader);
        last = reader.getDouble();
        begun = reader.getBoolean();
    }
}
