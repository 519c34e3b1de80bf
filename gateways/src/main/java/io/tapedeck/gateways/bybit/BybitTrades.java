package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.state.Xxh64;
import io.tapedeck.gateways.json.DecimalText;
import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.TradeUpdate;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Trades, up to 1024 in a message. Their numbers are whole numbers on the spot market and texts elsewhere, of which the
 * XXH64 is taken.
 */
final class BybitTrades extends BybitRows {
    private final MarketDataListener listener;
    private final TradeUpdate trade = new TradeUpdate();
    private final UnsafeBuffer text = new UnsafeBuffer(0, 0);

    BybitTrades(final MarketDataListener listener) {
        super(BybitFields.TRADE_SHAPE);
        this.listener = listener;
    }

    @Override
    void fill(final JsonMessage from, final Instrument instrument) {
        trade.begin(instrument.id()).timeNs(from.timeNs(BybitFields.TRADE_TIME)).tradeId(idOf(from))
            .takenByBuyer(isTakenByBuyer(from))
            .price(from.exact(BybitFields.TRADE_PRICE, instrument.priceScale()))
            .quantity(from.exact(BybitFields.TRADE_QUANTITY, instrument.quantityScale()));
    }

    private static boolean isTakenByBuyer(final JsonMessage from) {
        final boolean buyer = from.is(BybitFields.TRADE_SIDE, BybitFields.BUY);
        if (!buyer && !from.is(BybitFields.TRADE_SIDE, BybitFields.SELL)) {
            from.fault(BybitFields.TRADE_SIDE);
        }
        return buyer;
    }

    private long idOf(final JsonMessage from) {
        if (!from.says(BybitFields.TRADE_ID)) {
            return from.fault(BybitFields.TRADE_ID);
        }
        final int start = from.start(BybitFields.TRADE_ID);
        final int end = from.end(BybitFields.TRADE_ID);
        final long number = DecimalText.exact(from.bytes(), start, end, 0);
        if (number >= 0) {
            return number;
        }
        text.wrap(from.bytes());
        return Xxh64.hash(text, start, end - start, 0);
    }

    @Override
    boolean tell() {
        if (trade.price() == 0 || trade.quantity() == 0) {
            return false;
        }
        listener.onTrade(trade);
        return true;
    }
}
