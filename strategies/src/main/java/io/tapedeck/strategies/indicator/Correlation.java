package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * Correlation of the simple returns, {@code price ÷ price before − 1}, of two series over the last n (Karl Pearson,
 * 1895): −1 to 1, and 0 where one of them does not vary. Stock Indicators correlates the prices themselves. Ready with
 * value n + 1. One thread, no allocation after construction.
 */
public final class Correlation implements Indicator {
    private final ReturnPairs pairs;

    /**
     * A correlation that has seen nothing.
     *
     * @param length how many returns it spans, at least 2.
     */
    public Correlation(final int length) {
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
        final WindowComoments returns = pairs.returns();
        final double squares = returns.squaredDeviationsX() * returns.squaredDeviationsY();
        // Rounding may lead a little outside.
        return squares > 0 ? Math.max(-1, Math.min(1, returns.productsOfDeviations() / Math.sqrt(squares))) : 0;
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
