package io.tapedeck.gateways.intake;

import io.tapedeck.gateways.market.TradeUpdate;

/**
 * Trades of one instrument whose numbers only tell one from another: each once, as long as repetitions follow closely.
 * Pure, no allocation after construction.
 */
final class DistinctTrades implements TradeSequence {
    /** Power of two: trades that an overlap of two connections repeats. */
    private static final int REMEMBERED = 4_096;

    private final TradeSink sink;
    private final long[] recent = new long[REMEMBERED];
    private long repeated;

    DistinctTrades(final TradeSink sink) {
        this.sink = sink;
    }

    /** A table that forgets: a trade that falls on the place of another takes it. */
    @Override
    public void onLive(final TradeUpdate trade) {
        final long fingerprint = trade.tradeId();
        final int place = (int) (fingerprint ^ fingerprint >>> Integer.SIZE) & REMEMBERED - 1;
        if (recent[place] == fingerprint) {
            repeated++;
            return;
        }
        recent[place] = fingerprint;
        sink.onTrade(trade, TradeArrival.LIVE);
    }

    @Override
    public void onFetched(final TradeUpdate trade) {
        throw new UnsupportedOperationException("trades without an order cannot be asked for");
    }

    @Override
    public void onFetchEnded(final long toId) {
        throw new UnsupportedOperationException("trades without an order cannot be asked for");
    }

    @Override
    public long repeated() {
        return repeated;
    }
}
