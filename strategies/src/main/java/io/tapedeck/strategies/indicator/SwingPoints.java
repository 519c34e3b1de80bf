package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

/**
 * Swing highs and lows (Bill Williams, Trading Chaos, 1995, calls those of 2 candles fractals): a high that no candle
 * of the n before it surpasses and that all of the n after it stay below, so that of equal highs the last counts; lows
 * likewise. A swing is known n candles after it. The search ends at the first candle that refutes it, which is near by
 * as a rule. One thread, no allocation after construction.
 */
final class SwingPoints implements Stateful {
    private final int confirmation;
    private final ValueWindow highs;
    private final ValueWindow lows;

    SwingPoints(final int confirmation) {
        this.confirmation = confirmation;
        highs = new ValueWindow(2 * confirmation + 1);
        lows = new ValueWindow(2 * confirmation + 1);
    }

    void add(final double high, final double low) {
        highs.add(high);
        lows.add(low);
    }

    boolean isReady() {
        return highs.isFull();
    }

    int warmUp() {
        return highs.length();
    }

    /** Whether the last candle confirmed the {@link #high()} as a swing. */
    boolean isHigh() {
        return isReady() && standsOut(highs, 1);
    }

    /** Whether the last candle confirmed the {@link #low()} as a swing. */
    boolean isLow() {
        return isReady() && standsOut(lows, -1);
    }

    private boolean standsOut(final ValueWindow window, final double sign) {
        final double middle = sign * window.aged(confirmation);
        for (int step = 1; step <= confirmation; step++) {
            if (sign * window.aged(confirmation - step) >= middle || sign * window.aged(confirmation + step) > middle) {
                return false;
            }
        }
        return true;
    }

    /** The high of n candles ago. */
    double high() {
        return highs.aged(confirmation);
    }

    /** The low of n candles ago. */
    double low() {
        return lows.aged(confirmation);
    }

    void scale(final double factor) {
        highs.scale(factor);
        lows.scale(factor);
    }

    @Override
    public void saveState(final StateWriter writer) {
        highs.saveState(writer);
        lows.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        highs.loadState(reader);
        lows.loadState(reader);
    }
}
