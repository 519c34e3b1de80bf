package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Swing highs and lows (Bill Williams, Trading Chaos, 1995, calls those of 2 candles fractals): a high that no candle
 * of the n before it surpasses and that all of the n after it stay below, so that of equal highs the last counts; lows
 * likewise. A swing is known n candles after it. One thread, no allocation after construction.
 */
final class SwingPoints implements Stateful {
    private final int confirmation;
    private final RollingExtreme highest;
    private final RollingExtreme lowest;

    SwingPoints(final int confirmation) {
        this.confirmation = confirmation;
        highest = RollingExtreme.highest(2 * confirmation + 1);
        lowest = RollingExtreme.lowest(2 * confirmation + 1);
    }

    void add(final double high, final double low) {
        highest.add(high);
        lowest.add(low);
    }

    boolean isReady() {
        return highest.isFull();
    }

    int warmUp() {
        return highest.length();
    }

    /** Whether the last candle confirmed a swing high, which is the {@link #highest()} then. */
    boolean isHigh() {
        return isReady() && highest.age() == confirmation;
    }

    /** Whether the last candle confirmed a swing low, which is the {@link #lowest()} then. */
    boolean isLow() {
        return isReady() && lowest.age() == confirmation;
    }

    double highest() {
        return highest.value();
    }

    double lowest() {
        return lowest.value();
    }

    void scale(final double factor) {
        highest.scale(factor);
        lowest.scale(factor);
    }

    @Override
    public void saveState(final StateWriter writer) {
        highest.saveState(writer);
        lowest.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        highest.loadState(reader);
        lowest.loadState(reader);
    }
}
