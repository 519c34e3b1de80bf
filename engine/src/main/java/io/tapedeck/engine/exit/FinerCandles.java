package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;

/**
 * The finer data inside a candle, as deep as the tapes go.
 *
 * <p>Deterministic: the same candle has the same children in every run over the same tapes.
 */
@FunctionalInterface
public interface FinerCandles {
    /** Nothing finer than the candles that the engine is fed with. */
    FinerCandles NONE = (parent, children) -> 0;
    /** Most children that a candle can have: the days of a week. */
    int MAXIMUM_CHILDREN = 7;

    /**
     * The candles of the next finer timeframe that is known inside a candle.
     *
     * @param parent   to look into.
     * @param children filled in time order.
     * @return how many there are; 0 where nothing finer is known.
     */
    int childrenOf(Candle parent, Candle[] children);

    /**
     * Begins to look at the single trades inside a candle of which nothing finer is known otherwise.
     *
     * @param parent to look into.
     * @return false where no trades are known.
     */
    default boolean beginTrades(final Candle parent) {
        return false;
    }

    /**
     * The next trade of the candle that was begun last.
     *
     * @param trade takes on the trade: a candle of one price.
     * @return false where there is no more.
     */
    default boolean nextTrade(final Candle trade) {
        return false;
    }
}
