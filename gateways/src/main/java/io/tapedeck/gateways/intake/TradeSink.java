package io.tapedeck.gateways.intake;

import io.tapedeck.gateways.market.TradeUpdate;

/** Takes trades in their order, and the gaps between them. */
interface TradeSink {
    /**
     * A trade.
     *
     * @param trade   to record; reused.
     * @param arrival how it came.
     */
    void onTrade(TradeUpdate trade, TradeArrival arrival);

    /**
     * Trades that nobody has.
     *
     * @param fromNs  when the last one before was.
     * @param toNs    when the next one was that is there.
     * @param missing how many.
     */
    void onGap(long fromNs, long toNs, long missing);
}
