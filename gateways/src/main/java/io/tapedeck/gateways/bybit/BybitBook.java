package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.QuoteUpdate;
import io.tapedeck.gateways.venue.MessageParser.Outcome;

/**
 * Best prices from the book of depth 1.
 *
 * <p>A snapshot, or update number 1, which a restarted service sends, replaces all that was known. Quotes are numbered
 * by {@code seq}: unlike the update number it does not start again with the service. A quote with an empty side is
 * passed over.
 */
final class BybitBook implements BybitTopic {
    private final MarketDataListener listener;
    private final QuoteUpdate quote = new QuoteUpdate();
    private String problem = "";

    BybitBook(final MarketDataListener listener) {
        this.listener = listener;
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public Outcome read(final JsonMessage message, final BybitSymbol symbol) {
        final boolean whole = message.is(BybitFields.TYPE, BybitFields.SNAPSHOT)
            || message.whole(BybitFields.UPDATE) == 1;
        readSides(message, symbol, whole);
        fill(message, symbol.instrument());
        if (!message.isSound()) {
            problem = message.problem();
            return Outcome.MALFORMED;
        }
        if (!whole && !symbol.isBookKnown()) {
            return Outcome.IGNORED;
        }
        symbol.bookIsKnown();
        symbol.bid().commit();
        symbol.ask().commit();
        return tell(symbol);
    }

    private static void readSides(final JsonMessage message, final BybitSymbol symbol, final boolean whole) {
        final int prices = symbol.instrument().priceScale();
        final int quantities = symbol.instrument().quantityScale();
        if (whole) {
            symbol.bid().startEmpty();
            symbol.ask().startEmpty();
        } else {
            symbol.bid().startFromHere();
            symbol.ask().startFromHere();
        }
        symbol.bid().read(message, BybitFields.BIDS, prices, quantities);
        symbol.ask().read(message, BybitFields.ASKS, prices, quantities);
        if (!message.mentions(BybitFields.BIDS) && !message.mentions(BybitFields.ASKS)) {
            message.fault(BybitFields.BIDS);
        }
    }

    private void fill(final JsonMessage message, final Instrument instrument) {
        quote.begin(instrument.id())
            .timeNs(message.timeNs(message.has(BybitFields.ENGINE_TIME) ? BybitFields.ENGINE_TIME : BybitFields.TIME))
            .updateId(message.whole(message.has(BybitFields.SEQUENCE) ? BybitFields.SEQUENCE : BybitFields.UPDATE));
    }

    private Outcome tell(final BybitSymbol symbol) {
        if (symbol.bid().price() == 0 || symbol.ask().price() == 0) {
            return Outcome.IGNORED;
        }
        listener.onQuote(quote.bidPrice(symbol.bid().price()).bidQuantity(symbol.bid().quantity())
            .askPrice(symbol.ask().price()).askQuantity(symbol.ask().quantity()));
        return Outcome.DATA;
    }
}
