package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.market.StreamKind;
import io.tapedeck.gateways.market.TradeUpdate;

/** Hands everything on, and tells the watchdogs which stream it was. Allocates nothing. */
final class WatchedListener implements MarketDataListener {
    private final MarketDataListener listener;
    private final StreamWatchdogs watchdogs;

    WatchedListener(final MarketDataListener listener, final StreamWatchdogs watchdogs) {
        this.listener = listener;
        this.watchdogs = watchdogs;
    }

    @Override
    public void onTrade(final TradeUpdate trade) {
        watchdogs.heard(StreamKind.TRADES, trade.instrumentId());
        listener.onTrade(trade);
    }

    @Override
    public void onCandle(final CandleUpdate candle) {
        watchdogs.heard(StreamKind.CANDLES, candle.instrumentId());
        listener.onCandle(candle);
    }

    @Override
    public void onQuote(final QuoteUpdate quote) {
        watchdogs.heard(StreamKind.QUOTES, quote.instrumentId());
        listener.onQuote(quote);
    }

    @Override
    public void onMarkPrice(final MarkPriceUpdate mark) {
        watchdogs.heard(StreamKind.MARK_PRICE, mark.instrumentId());
        listener.onMarkPrice(mark);
    }

    @Override
    public void onOpenInterest(final OpenInterestUpdate openInterest) {
        watchdogs.heard(StreamKind.OPEN_INTEREST, openInterest.instrumentId());
        listener.onOpenInterest(openInterest);
    }
}
