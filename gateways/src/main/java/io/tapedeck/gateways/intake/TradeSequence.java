package io.tapedeck.gateways.intake;

import io.tapedeck.gateways.market.TradeIds;
import io.tapedeck.gateways.market.TradeUpdate;

/** The trades of one instrument, each once. Pure. */
interface TradeSequence {
    /**
     * The sequence for what the numbers of trades tell.
     *
     * @param ids          of the venue.
     * @param instrumentId of the trades.
     * @param missing      where to ask for what is missing.
     * @param sink         takes the trades.
     * @return that waits for the first trade.
     */
    static TradeSequence of(final TradeIds ids, final int instrumentId, final MissingTrades missing,
        final TradeSink sink) {
        return switch (ids) {
            case CONSECUTIVE -> new NumberedTrades(instrumentId, missing, sink);
            case FINGERPRINTS -> new DistinctTrades(sink);
        };
    }

    /**
     * A trade came by itself.
     *
     * @param trade reused.
     */
    void onLive(TradeUpdate trade);

    /**
     * A trade was fetched.
     *
     * @param trade that was asked for.
     */
    void onFetched(TradeUpdate trade);

    /**
     * No more will be fetched.
     *
     * @param toId of the request that has ended.
     */
    void onFetchEnded(long toId);

    /**
     * How many came more than once or too late.
     *
     * @return a count.
     */
    long repeated();
}
