package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;

import java.util.Collection;
import java.util.TreeMap;

/** Keeps the candles of one page in the order of time, each once: no part of a page counts before all of it is read. */
final class CandlePage implements MarketDataListener {
    private final TreeMap<Long, CandleUpdate> candles = new TreeMap<>();

    Collection<CandleUpdate> candles() {
        return candles.values();
    }

    @Override
    public void onCandle(final CandleUpdate candle) {
        candles.put(candle.openTimeNs(), candle.copy());
    }

    @Override
    public void onTrade(final TradeUpdate trade) {
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
