package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Beta to another series, usually the market (William Sharpe, Capital Asset Prices, 1964): covariance of the simple
 * returns, {@code price ÷ price before − 1}, of the last n with those of the other series over the variance of the
 * latter; 0 where the other does not vary. Ready with value n + 1. One thread, no allocation after construction.
 */
public final class Beta implements Indicator {
    private final ReturnPairs pairs;

    /**
     * A beta that has seen nothing.
     *
     * @param length how many returns it spans, at least 2.
     */
    public Beta(final int length) {
        pairs = new ReturnPairs(length);
    }

    /**
     * Takes in the next values, of the same time.
     *
     * @param value price, positive.
     * @param other price of the other series, positive.
     */
    public void add(final double value, final double other) {
        pairs.add(value, other);
    }

    @Override
    public int warmUp() {
        return pairs.returns().length() + 1;
    }

    @Override
    public boolean isReady() {
        return pairs.returns().isFull();
    }

    @Override
    public double value() {
        final double squares = pairs.returns().squaredDeviationsY();
        return squares > 0 ? pairs.returns().productsOfDeviations() / squares : 0;
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        pairs.onSplit(ratio);
    }

    /**
     * The shares of the other series are split.
     *
     * @param ratio of new shares to old ones.
     */
    public void onOtherSplit(final ShareRatio ratio) {
        pairs.onOtherSplit(ratio);
    }

    @Override
    public void saveState(final StateWriter writer) {
        pairs.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        pairs.loadState(reader);
    }
}
