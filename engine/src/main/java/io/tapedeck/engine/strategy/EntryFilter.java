package io.tapedeck.engine.strategy;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.Stateful;

/**
 * Says in which direction new positions may be opened now, whatever the strategy. It is never asked about exits. Called
 * by the engine's one thread; allocates nothing in {@link #onCandle}.
 */
public interface EntryFilter extends Stateful {
    /**
     * A candle that it needs has closed.
     *
     * @param candle valid during the call only.
     */
    void onCandle(Candle candle);

    /**
     * Whether a position may be opened.
     *
     * @param side {@link Side#BUY} for a long one.
     * @return false during warm-up.
     */
    boolean allows(Side side);

    /**
     * The shares are split: what it remembers of prices and quantities is counted in new ones.
     *
     * @param ratio of new shares to old ones.
     */
    default void onSplit(final ShareRatio ratio) {
    }

    /**
     * Tells the figures that its answer rests on.
     *
     * @param notes to write them to.
     */
    default void explain(final Notes notes) {
    }
}
