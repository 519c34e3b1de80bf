package io.tapedeck.gateways.rest;

import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.TradeUpdate;

import java.util.List;

/**
 * Keeps the minutes of candles.
 *
 * @param minutes as they came.
 */
record MinuteListener(List<Long> minutes) implements MarketDataListener {
    @Override
    public void onCandle(final CandleUpdate candle) {
        minutes.add(candle.openTimeNs() / FakeHistory.MINUTE);
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
