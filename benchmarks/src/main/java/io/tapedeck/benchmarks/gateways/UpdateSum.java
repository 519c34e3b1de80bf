package io.tapedeck.benchmarks.gateways;

import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;

/** Adds up what it is told. */
final class UpdateSum implements MarketDataListener {
    private long total;

    long total() {
        return total;
    }

    @Override
    public void onTrade(final TradeUpdate trade) {
        total += trade.price() + trade.quantity() + trade.tradeId() + trade.timeNs();
    }

    @Override
    public void onCandle(final CandleUpdate candle) {
        total += candle.close() + candle.volume() + candle.openTimeNs();
    }

    @Override
    public void onQuote(final QuoteUpdate quote) {
        total += quote.bidPrice() + quote.askQuantity();
    }

    @Override
    public void onMarkPrice(final MarkPriceUpdate mark) {
        total += mark.markPrice();
    }

    @Override
    public void onOpenInterest(final OpenInterestUpdate openInterest) {
        total += openInterest.openInterest();
    }
}
