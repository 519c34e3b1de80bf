package io.tapedeck.engine.simulation;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.portfolio.Position;

/** Receives what the matching assumes. Arguments are valid during the call only. */
public interface ExitEvents {
    /**
     * The finest data allows a better outcome than the one that is assumed.
     *
     * @param position      concerned.
     * @param candle        the finest one.
     * @param betterOutcome money.
     */
    void onAmbiguity(Position position, Candle candle, long betterOutcome);

    /**
     * The finest data reaches two orders of a group, and the nearer one is taken to be the first.
     *
     * @param order  that is about to fill.
     * @param candle the finest one.
     */
    void onAmbiguousGroup(Order order, Candle candle);
}
