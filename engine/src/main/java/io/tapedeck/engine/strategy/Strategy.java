package io.tapedeck.engine.strategy;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.state.Stateful;

/**
 * Decides what to trade in one instrument.
 *
 * <p>Called by the engine's one thread. Deterministic: no clock, no randomness, no I/O, no threads. Its saved state is
 * all that its decisions depend on. Allocates nothing in {@link #onCandle}.
 */
public interface Strategy extends Stateful {
    /**
     * A candle of the strategy's timeframe has closed.
     *
     * @param candle  valid during the call only.
     * @param context the strategy's position, and where it says what it wants; signals are ignored while the engine
     *                warms up.
     */
    void onCandle(Candle candle, StrategyContext context);
}
