package io.tapedeck.engine.strategy;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.ShareRatio;
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

    /**
     * The shares are split: from now on prices and quantities are counted in new ones. Whoever remembers prices or
     * quantities of the past moves them; a strategy of a market without shares is never told.
     *
     * @param ratio of new shares to old ones.
     */
    default void onSplit(final ShareRatio ratio) {
    }
}
