package io.tapedeck.engine.strategy;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.market.DataGap;
import io.tapedeck.engine.market.PublicTrade;
import io.tapedeck.engine.market.Quote;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.Stateful;

/**
 * Decides what to trade, in one symbol or in all, as its {@link StrategyNeeds} say.
 *
 * <p>Called by the engine's one thread. Deterministic: no clock, no randomness, no I/O, no threads. Its saved state is
 * all that its decisions depend on. Allocates nothing once it has started. Everything that is handed to it is valid
 * during the call only; the context is that of the symbol that the call is about.
 */
public interface Strategy extends Stateful {
    /**
     * The session begins: all instruments are known, nothing has happened yet.
     *
     * @param context of the first symbol that it sees; what it keeps of instruments it asks here.
     */
    default void onStart(final StrategyContext context) {
    }

    /**
     * A candle that it needs has closed. Of candles that close at the same moment the coarsest comes first, so that a
     * decision on a fine one knows the coarse ones; a coarse candle is never seen before it is closed.
     *
     * @param candle  that has closed.
     * @param context where it says what it wants; signals count once the warm-up is over and trading has begun.
     */
    default void onCandle(final Candle candle, final StrategyContext context) {
    }

    /**
     * Somebody has traded.
     *
     * @param trade   of the venue.
     * @param context of its symbol.
     */
    default void onTrade(final PublicTrade trade, final StrategyContext context) {
    }

    /**
     * The best prices of the book have changed.
     *
     * @param quote   of the venue.
     * @param context of its symbol.
     */
    default void onQuote(final Quote quote, final StrategyContext context) {
    }

    /**
     * An order of its own was filled, or an exit of its own has acted; told as late as the venue acknowledges it.
     *
     * @param fill    what happened.
     * @param context of its symbol.
     */
    default void onFill(final FillReport fill, final StrategyContext context) {
    }

    /**
     * A moment that it waits for has come, and everything that happened up to it was told: all symbols are up to date.
     *
     * @param context of its symbol; of the first one where it sees all.
     */
    default void onTimer(final StrategyContext context) {
    }

    /**
     * Data of a symbol are missing, and nobody can bring them any more: figures that were made of them are not what
     * they seem. A coarse candle that lacks candles says so itself.
     *
     * @param gap     what is missing, from when to when, and why.
     * @param context of its symbol.
     */
    default void onGap(final DataGap gap, final StrategyContext context) {
    }

    /**
     * Shares are split: from now on prices and quantities are counted in new ones. Whoever remembers prices or
     * quantities of the past moves them; a strategy of a market without shares is never told.
     *
     * @param ratio   of new shares to old ones.
     * @param context of the symbol.
     */
    default void onSplit(final ShareRatio ratio, final StrategyContext context) {
    }

    /**
     * Tells the figures that its decisions about a symbol rest on now: asked behind every signal, and by those who want
     * to know why nothing was done.
     *
     * @param notes   to write them to.
     * @param context of the symbol.
     */
    default void explain(final Notes notes, final StrategyContext context) {
    }
}
