package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;

/** Counts trades and quotes. */
final class CountingListener implements MarketDataListener {
    volatile long trades;
    volatile long quotes;

    @Override
    public void onTrade(final TradeUpdate trade) {
        trades++;
    }

    @Override
    public void onQuote(final QuoteUpdate quote) {
        quotes++;
    }

    @Override
    public void onCandle(final CandleUpdate candle) {
    }

    @Override
    public void onMarkPrice(final MarkPriceUpdate mark) {
    }

    @Override
    public void onOpenInterest(final OpenInterestUpdate openInterest) {
    }
}
