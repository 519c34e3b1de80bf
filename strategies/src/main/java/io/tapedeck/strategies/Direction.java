package io.tapedeck.strategies;

import io.tapedeck.engine.order.Side;

/** Which positions a strategy may open. */
public enum Direction {
    /** Long ones only, as an account for cash can. */
    LONG,
    /** Short ones only. */
    SHORT,
    /** Both. */
    BOTH;

    /**
     * Whether a position may be opened.
     *
     * @param side of its entry.
     * @return true where it may.
     */
    public boolean allows(final Side side) {
        return this == BOTH || this == LONG == (side == Side.BUY);
    }
}
