package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.gateways.json.JsonPhrase;
import io.tapedeck.gateways.json.JsonSteps;
import io.tapedeck.gateways.json.ShortNames;
import io.tapedeck.gateways.market.CandleUpdate;
import io.tapedeck.gateways.market.MarketDataListener;

/** Candles of a span that this program knows. */
final class UsualCandles extends UsualEvent {
    private static final JsonPhrase EVENT_TIME = JsonPhrase.of("\"E\":");
    private static final JsonPhrase SYMBOL = JsonPhrase.of(",\"s\":\"");
    private static final JsonPhrase OPEN_TIME = JsonPhrase.of("\",\"k\":{\"t\":");
    private static final JsonPhrase CLOSE_TIME = JsonPhrase.of(",\"T\":");
    private static final JsonPhrase INTERVAL = JsonPhrase.of("\",\"i\":\"");
    private static final JsonPhrase FIRST_TRADE = JsonPhrase.of("\",\"f\":");
    private static final JsonPhrase LAST_TRADE = JsonPhrase.of(",\"L\":");
    private static final JsonPhrase OPEN = JsonPhrase.of(",\"o\":\"");
    private static final JsonPhrase CLOSE = JsonPhrase.of("\",\"c\":\"");
    private static final JsonPhrase HIGH = JsonPhrase.of("\",\"h\":\"");
    private static final JsonPhrase LOW = JsonPhrase.of("\",\"l\":\"");
    private static final JsonPhrase VOLUME = JsonPhrase.of("\",\"v\":\"");
    private static final JsonPhrase TRADES = JsonPhrase.of("\",\"n\":");
    private static final JsonPhrase CLOSED = JsonPhrase.of(",\"x\":");
    private static final JsonPhrase QUOTE_VOLUME = JsonPhrase.of(",\"q\":\"");
    private static final JsonPhrase TAKER_VOLUME = JsonPhrase.of("\",\"V\":\"");
    private static final JsonPhrase TAKER_QUOTE_VOLUME = JsonPhrase.of("\",\"Q\":\"");
    private static final JsonPhrase LAST = JsonPhrase.of("\",\"B\":\"");
    private static final JsonPhrase LAST_END = JsonPhrase.of("\"}");

    private final CandleUpdate candle = new CandleUpdate();
    private Timeframe timeframe;

    UsualCandles(final JsonSteps text, final ShortNames<Instrument> instruments) {
        super(text, instruments);
    }

    @Override
    int read(final int from) {
        final int time = text().timeNs(text().over(from, EVENT_TIME));
        final long timeNs = text().value();
        final int symbolEnd = symbol(text().over(time, SYMBOL));
        if (symbolEnd == JsonSteps.ELSEWHERE) {
            return JsonSteps.ELSEWHERE;
        }
        candle.begin(instrument().id()).timeNs(timeNs);
        return rest(volumes(highAndLow(openAndClose(span(symbolEnd)))));
    }

    private int span(final int from) {
        final int openTime = text().timeNs(text().over(from, OPEN_TIME));
        candle.openTimeNs(text().value());
        final int closeTime = text().unwanted(text().over(openTime, CLOSE_TIME));
        final int symbolEnd = text().plain(text().over(closeTime, SYMBOL));
        final int interval = text().name(text().over(symbolEnd, INTERVAL));
        timeframe = BinanceNames.SHORT_TIMEFRAMES.find(text());
        final int first = text().unwanted(text().over(interval, FIRST_TRADE));
        return text().unwanted(text().over(first, LAST_TRADE));
    }

    private int openAndClose(final int from) {
        final int open = price(text().over(from, OPEN));
        candle.open(text().value());
        final int close = price(text().over(open, CLOSE));
        candle.close(text().value());
        return close;
    }

    private int highAndLow(final int from) {
        final int high = price(text().over(from, HIGH));
        candle.high(text().value());
        final int low = price(text().over(high, LOW));
        candle.low(text().value());
        return low;
    }

    private int volumes(final int from) {
        final int volume = volume(text().over(from, VOLUME));
        candle.volume(text().value());
        final int trades = text().whole(text().over(volume, TRADES));
        candle.tradeCount(text().value());
        final int closed = text().flag(text().over(trades, CLOSED));
        candle.closed(text().value() == 1);
        return closed;
    }

    private int rest(final int from) {
        final int quoteVolume = text().rounded(text().over(from, QUOTE_VOLUME), FixedPoint.MONEY_SCALE);
        candle.quoteVolume(text().value());
        final int takerVolume = volume(text().over(quoteVolume, TAKER_VOLUME));
        candle.takerBuyVolume(text().value());
        final int takerQuoteVolume = text().plain(text().over(takerVolume, TAKER_QUOTE_VOLUME));
        return end(text().over(text().plain(text().over(takerQuoteVolume, LAST)), LAST_END));
    }

    @Override
    boolean tell(final MarketDataListener listener) {
        if (timeframe == null) {
            return false;
        }
        listener.onCandle(candle.timeframe(timeframe));
        return true;
    }
}
