package io.tapedeck.strategies.filter;

import io.tapedeck.engine.order.Side;

/** What a market does. */
enum Regime {
    /** It moves upwards. */
    TRENDING_UP,
    /** It moves downwards. */
    TRENDING_DOWN,
    /** It has no direction. */
    RANGING;

    /** The regime that directional movement tells; indicators of equal size have no direction. */
    static Regime of(final double index, final double plus, final double minus, final double threshold) {
        if (index < threshold || plus == minus) {
            return RANGING;
        }
        return plus > minus ? TRENDING_UP : TRENDING_DOWN;
    }

    /** Whether a position of that direction goes with it. */
    boolean allows(final Side side) {
        return this == (side == Side.BUY ? TRENDING_UP : TRENDING_DOWN);
    }
}
