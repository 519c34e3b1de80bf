package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.json.JsonPhrase;
import io.tapedeck.gateways.json.JsonSteps;
import io.tapedeck.gateways.json.ShortNames;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.market.TradeUpdate;

/** What single trades and those of an order together have in common. */
abstract class UsualTrades extends UsualEvent {
    private static final JsonPhrase EVENT_TIME = JsonPhrase.of("\"E\":");
    private static final JsonPhrase SYMBOL = JsonPhrase.of(",\"s\":\"");
    private static final JsonPhrase PRICE = JsonPhrase.of(",\"p\":\"");
    private static final JsonPhrase QUANTITY = JsonPhrase.of("\",\"q\":\"");
    private static final JsonPhrase TEXT_END = JsonPhrase.of("\"");
    private static final JsonPhrase TIME = JsonPhrase.of(",\"T\":");
    private static final JsonPhrase MADE_BY_BUYER = JsonPhrase.of(",\"m\":");
    private static final JsonPhrase BEST_MATCH = JsonPhrase.of(",\"M\":");

    private final TradeUpdate trade = new TradeUpdate();
    private long timeNs;
    private long tradeId;
    private long price;
    private long quantity;
    private boolean takenByBuyer;

    UsualTrades(final JsonSteps text, final ShortNames<Instrument> instruments) {
        super(text, instruments);
    }

    final int eventTime(final int from) {
        return text().unwanted(text().over(from, EVENT_TIME));
    }

    final int quotedSymbol(final int from) {
        return text().over(symbol(text().over(from, SYMBOL)), TEXT_END);
    }

    final int tradeId(final int from, final JsonPhrase name) {
        final int to = text().whole(text().over(from, name));
        tradeId = text().value();
        return to;
    }

    final int priceAndQuantity(final int from) {
        final int priceEnd = price(text().over(from, PRICE));
        price = text().value();
        final int quantityEnd = quantity(text().over(priceEnd, QUANTITY));
        quantity = text().value();
        return text().over(quantityEnd, TEXT_END);
    }

    final boolean isTime(final int from) {
        return text().over(from, TIME) != JsonSteps.ELSEWHERE;
    }

    final int time(final int from) {
        final int to = text().timeNs(text().over(from, TIME));
        timeNs = text().value();
        return to;
    }

    final int madeByBuyer(final int from) {
        final int to = text().flag(text().over(from, MADE_BY_BUYER));
        takenByBuyer = text().value() == 0;
        final int bestMatch = text().over(to, BEST_MATCH);
        return end(bestMatch == JsonSteps.ELSEWHERE ? to : text().flag(bestMatch));
    }

    @Override
    final boolean tell(final MarketDataListener listener) {
        if (price == 0 || quantity == 0) {
            return false;
        }
        listener.onTrade(trade.begin(instrument().id()).timeNs(timeNs).tradeId(tradeId).takenByBuyer(takenByBuyer)
            .price(price).quantity(quantity));
        return true;
    }
}
