package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonPhrase;
import io.tapedeck.gateways.json.JsonSteps;
import io.tapedeck.gateways.json.ShortNames;

/** Trades one by one. Futures say the time first and the kind of the trade before its last field. */
final class UsualSingleTrades extends UsualTrades {
    private static final JsonPhrase ID = JsonPhrase.of(",\"t\":");
    private static final JsonPhrase KIND = JsonPhrase.of(",\"X\":\"MARKET\"");

    UsualSingleTrades(final JsonSteps text, final ShortNames<Instrument> instruments) {
        super(text, instruments);
    }

    @Override
    int read(final int from) {
        final int at = eventTime(from);
        return isTime(at) ? madeByBuyer(text().over(deal(time(at)), KIND)) : madeByBuyer(time(deal(at)));
    }

    private int deal(final int from) {
        return priceAndQuantity(tradeId(quotedSymbol(from), ID));
    }
}
