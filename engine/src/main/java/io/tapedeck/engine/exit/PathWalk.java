package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleArrays;
import io.tapedeck.engine.market.Timeframe;

/**
 * Walks the price path inside a candle: where anything is touched it looks into finer data, as deep as there is any.
 * One thread, no allocation.
 */
public final class PathWalk {
    /** What a candle of the path does to the market's orders and positions. */
    public interface Path {
        /**
         * A candle opens.
         *
         * @param candle that opens; the same open may be told again by the first of its children.
         */
        void onOpen(Candle candle);

        /**
         * Whether anything could happen inside.
         *
         * @param candle after its open.
         * @return false where only what follows the price moves.
         */
        boolean isTouched(Candle candle);

        /**
         * Nothing happens inside.
         *
         * @param candle after its open.
         */
        void onUntouched(Candle candle);

        /**
         * Nothing finer is known.
         *
         * @param candle after its open.
         */
        void onFinest(Candle candle);
    }

    private final FinerCandles finer;
    private final Path path;
    private final Candle trade = new Candle();
    private final Candle[][] childrenByDepth = new Candle[Timeframe.values().length][];

    /**
     * A walk without state of its own.
     *
     * @param finer where to look for finer data.
     * @param path  told of the candles.
     */
    public PathWalk(final FinerCandles finer, final Path path) {
        this.finer = finer;
        this.path = path;
        for (int depth = 0; depth < childrenByDepth.length; depth++) {
            childrenByDepth[depth] = CandleArrays.allocate(FinerCandles.MAXIMUM_CHILDREN);
        }
    }

    /**
     * Walks a candle.
     *
     * @param candle of any timeframe.
     */
    public void walk(final Candle candle) {
        walk(candle, 0);
    }

    private void walk(final Candle candle, final int depth) {
        path.onOpen(candle);
        if (!path.isTouched(candle)) {
            path.onUntouched(candle);
            return;
        }
        final Candle[] children = childrenByDepth[depth];
        final int count = finer.childrenOf(candle, children);
        if (!cover(candle, children, count)) {
            walkTrades(candle);
            return;
        }
        for (int child = 0; child < count; child++) {
            walk(children[child], depth + 1);
        }
    }

    /** A trade is a candle of one price: all that it does it does at its open. */
    private void walkTrades(final Candle candle) {
        if (!tradesCover(candle)) {
            path.onFinest(candle);
            return;
        }
        finer.beginTrades(candle);
        while (finer.nextTrade(trade)) {
            path.onOpen(trade);
            path.onUntouched(trade);
        }
    }

    /** Only trades that make exactly this candle tell how it came about. */
    private boolean tradesCover(final Candle candle) {
        if (!finer.beginTrades(candle) || !finer.nextTrade(trade) || trade.open() != candle.open()) {
            return false;
        }
        long low = trade.low();
        long high = trade.high();
        while (finer.nextTrade(trade)) {
            low = Math.min(low, trade.low());
            high = Math.max(high, trade.high());
        }
        return low == candle.low() && high == candle.high() && trade.close() == candle.close();
    }

    /** Finer data that does not show the high and the low of its candle has holes, and proves nothing. */
    private static boolean cover(final Candle candle, final Candle[] children, final int count) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int child = 0; child < count; child++) {
            low = Math.min(low, children[child].low());
            high = Math.max(high, children[child].high());
        }
        return low <= candle.low() && high >= candle.high();
    }
}
