package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonMessage;
import io.tapedeck.gateways.market.MarkPriceUpdate;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.OpenInterestUpdate;
import io.tapedeck.gateways.venue.MessageParser.Outcome;

/**
 * Mark price, funding and open interest from the tickers of contracts. Those of the spot market have none of them and
 * are passed over, as is everything before a mark price is known.
 */
final class BybitTickers implements BybitTopic {
    private final MarketDataListener listener;
    private final MarkPriceUpdate mark = new MarkPriceUpdate();
    private final OpenInterestUpdate interest = new OpenInterestUpdate();
    private String problem = "";

    BybitTickers(final MarketDataListener listener) {
        this.listener = listener;
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public Outcome read(final JsonMessage message, final BybitSymbol symbol) {
        final boolean marked = TickerState.isSaidBy(message);
        final boolean interested = message.says(BybitFields.OPEN_INTEREST);
        fillMark(message, symbol);
        fillInterest(message, symbol.instrument());
        if (!message.isSound()) {
            problem = message.problem();
            return Outcome.MALFORMED;
        }
        symbol.ticker().keep(mark);
        return tell(marked && mark.markPrice() != FixedPoint.UNKNOWN, interested);
    }

    private void fillMark(final JsonMessage message, final BybitSymbol symbol) {
        final Instrument instrument = symbol.instrument();
        mark.begin(instrument.id());
        if (message.is(BybitFields.TYPE, BybitFields.SNAPSHOT)) {
            symbol.ticker().fillFromSnapshot(mark, message, instrument.priceScale());
        } else if (message.is(BybitFields.TYPE, BybitFields.DELTA)) {
            symbol.ticker().fillFromDelta(mark, message, instrument.priceScale());
        } else {
            message.fault(BybitFields.TYPE);
        }
    }

    private void fillInterest(final JsonMessage message, final Instrument instrument) {
        interest.begin(instrument.id()).timeNs(message.timeNs(BybitFields.TIME))
            .openInterest(message.roundedIfGiven(BybitFields.OPEN_INTEREST, instrument.quantityScale()));
    }

    private Outcome tell(final boolean marked, final boolean interested) {
        if (marked) {
            listener.onMarkPrice(mark);
        }
        if (interested) {
            listener.onOpenInterest(interest);
        }
        return marked || interested ? Outcome.DATA : Outcome.IGNORED;
    }
}
