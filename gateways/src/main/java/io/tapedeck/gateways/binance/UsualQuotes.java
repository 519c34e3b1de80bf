package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonPhrase;
import io.tapedeck.gateways.json.JsonSteps;
import io.tapedeck.gateways.json.ShortNames;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.QuoteUpdate;

/** Best prices, with their time or, on the spot market, without. */
final class UsualQuotes extends UsualEvent {
    private static final JsonPhrase UPDATE = JsonPhrase.of("\"u\":");
    private static final JsonPhrase SYMBOL = JsonPhrase.of(",\"s\":\"");
    private static final JsonPhrase BID = JsonPhrase.of("\",\"b\":\"");
    private static final JsonPhrase BID_QUANTITY = JsonPhrase.of("\",\"B\":\"");
    private static final JsonPhrase ASK = JsonPhrase.of("\",\"a\":\"");
    private static final JsonPhrase ASK_QUANTITY = JsonPhrase.of("\",\"A\":\"");
    private static final JsonPhrase LAST = JsonPhrase.of("\"");
    private static final JsonPhrase TIME = JsonPhrase.of(",\"T\":");
    private static final JsonPhrase EVENT_TIME = JsonPhrase.of(",\"E\":");

    private final QuoteUpdate quote = new QuoteUpdate();

    UsualQuotes(final JsonSteps text, final ShortNames<Instrument> instruments) {
        super(text, instruments);
    }

    @Override
    int read(final int from) {
        final int update = text().whole(text().over(from, UPDATE));
        final long updateId = text().value();
        final int symbolEnd = symbol(text().over(update, SYMBOL));
        if (symbolEnd == JsonSteps.ELSEWHERE) {
            return JsonSteps.ELSEWHERE;
        }
        quote.begin(instrument().id()).updateId(updateId);
        return end(time(text().over(ask(bid(symbolEnd)), LAST)));
    }

    private int bid(final int from) {
        final int priceEnd = price(text().over(from, BID));
        quote.bidPrice(text().value());
        final int to = quantity(text().over(priceEnd, BID_QUANTITY));
        quote.bidQuantity(text().value());
        return to;
    }

    private int ask(final int from) {
        final int priceEnd = price(text().over(from, ASK));
        quote.askPrice(text().value());
        final int to = quantity(text().over(priceEnd, ASK_QUANTITY));
        quote.askQuantity(text().value());
        return to;
    }

    private int time(final int from) {
        final int time = text().over(from, TIME);
        if (time == JsonSteps.ELSEWHERE) {
            return from;
        }
        final int to = text().timeNs(time);
        quote.timeNs(text().value());
        return text().unwanted(text().over(to, EVENT_TIME));
    }

    @Override
    boolean tell(final MarketDataListener listener) {
        if (quote.bidPrice() == 0 || quote.askPrice() == 0) {
            return false;
        }
        listener.onQuote(quote);
        return true;
    }
}
