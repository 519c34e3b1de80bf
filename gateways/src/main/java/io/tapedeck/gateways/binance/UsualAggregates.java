package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonPhrase;
import io.tapedeck.gateways.json.JsonSteps;
import io.tapedeck.gateways.json.ShortNames;

/** Trades of an order together. Futures say the number before the symbol. */
final class UsualAggregates extends UsualTrades {
    private static final JsonPhrase ID = JsonPhrase.of(",\"a\":");
    private static final JsonPhrase FIRST_TRADE = JsonPhrase.of(",\"f\":");
    private static final JsonPhrase LAST_TRADE = JsonPhrase.of(",\"l\":");

    UsualAggregates(final JsonSteps text, final ShortNames<Instrument> instruments) {
        super(text, instruments);
    }

    @Override
    int read(final int from) {
        final int at = eventTime(from);
        final boolean isNumberFirst = text().over(at, ID) != JsonSteps.ELSEWHERE;
        final int deal = isNumberFirst ? quotedSymbol(tradeId(at, ID)) : tradeId(quotedSymbol(at), ID);
        return madeByBuyer(time(range(priceAndQuantity(deal))));
    }

    private int range(final int from) {
        final int first = text().unwanted(text().over(from, FIRST_TRADE));
        return text().unwanted(text().over(first, LAST_TRADE));
    }
}
