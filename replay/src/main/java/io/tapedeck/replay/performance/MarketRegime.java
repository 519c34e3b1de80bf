package io.tapedeck.replay.performance;

/** What the market did, told by buy and hold of the traded symbols. */
public enum MarketRegime {
    /** It rose, and moved less than in half of the run. */
    UP_CALM,
    /** It rose, and moved more than in half of the run. */
    UP_VOLATILE,
    /** It did not rise, and moved less than in half of the run. */
    DOWN_CALM,
    /** It did not rise, and moved more than in half of the run. */
    DOWN_VOLATILE,
    /** Too near to the beginning of the run to be told. */
    UNKNOWN;

    static MarketRegime of(final boolean rises, final boolean isVolatile) {
        if (rises) {
            return isVolatile ? UP_VOLATILE : UP_CALM;
        }
        return isVolatile ? DOWN_VOLATILE : DOWN_CALM;
    }
}
