package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * By how much the value differs from the one n steps before. Ready with value n + 1. One thread, no allocation after
 * construction.
 */
public final class Momentum implements Indicator {
    private final ValueWindow values;

    /**
     * A momentum that has seen nothing.
     *
     * @param length how many steps back it looks.
     */
    public Momentum(final int length) {
        values = new ValueWindow(length + 1);
    }

    /**
     * Takes in the next value.
     *
     * @param value price.
     */
    public void add(final double value) {
        values.add(value);
    }

    @Override
    public int warmUp() {
        return values.length();
    }

    @Override
    public boolean isReady() {
        return values.isFull();
    }

    @Override
    public double value() {
        return values.aged(0) - values.oldest();
    }

    @Override
    public void onSplit(final ShareRatio ratio) {
        values.scale(SplitFactor.ofPrices(ratio));
    }

    @Override
    public void saveState(final StateWriter writer) {
        values.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        values.loadState(reader);
    }
}
