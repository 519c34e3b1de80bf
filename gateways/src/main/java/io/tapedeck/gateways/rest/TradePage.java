package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;

import java.util.Collection;
import java.util.TreeMap;

/** Keeps the trades of one page by their number, each once: no part of a page counts before all of it is read. */
final class TradePage implements MarketDataListener {
    private final TreeMap<Long, TradeUpdate> trades = new TreeMap<>();

    Collection<TradeUpdate> trades() {
        return trades.values();
    }

    @Override
    public void onTrade(final TradeUpdate trade) {
        trades.put(trade.tradeId(), trade.copy());
    }

    @Override
    public void onCandle(final CandleUpdate candle) {
    }

    @Override
    public void onQuote(final QuoteUpdate quote) {
    }

    @Override
    public void onMarkPrice(final MarkPriceUpdate mark) {
    }

    @Override
    public void onOpenInterest(final OpenInterestUpdate openInterest) {
    }
}
