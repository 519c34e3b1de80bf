package io.tapedeck.gateways.binance;

import io.tapedeck.gateways.json.JsonShape;

import java.nio.charset.StandardCharsets;

/** Names of Binance's messages, and the slots that they are kept in. Names differ by case. */
final class BinanceFields {
    static final int STREAM = 0;
    static final int DATA = 1;
    static final int RESULT = 2;
    static final int ID = 3;
    static final int CODE = 4;
    static final int MESSAGE = 5;
    static final int ERROR = 6;

    static final int EVENT = 10;
    static final int EVENT_TIME = 11;
    static final int SYMBOL = 12;
    static final int AGGREGATE_OR_ASK = 13;
    static final int TRADE = 14;
    static final int PRICE = 15;
    static final int QUANTITY = 16;
    static final int TIME = 17;
    static final int MADE_BY_BUYER = 18;
    static final int BID = 19;
    static final int BID_QUANTITY = 20;
    static final int ASK_QUANTITY = 21;
    static final int UPDATE = 22;
    static final int INDEX_PRICE = 23;
    static final int FUNDING_RATE = 24;
    static final int CANDLE = 25;

    static final int CANDLE_OPEN_TIME = 40;
    static final int CANDLE_INTERVAL = 41;
    static final int CANDLE_OPEN = 42;
    static final int CANDLE_HIGH = 43;
    static final int CANDLE_LOW = 44;
    static final int CANDLE_CLOSE = 45;
    static final int CANDLE_VOLUME = 46;
    static final int CANDLE_QUOTE_VOLUME = 47;
    static final int CANDLE_TAKER_BUY_VOLUME = 48;
    static final int CANDLE_TRADES = 49;
    static final int CANDLE_CLOSED = 50;

    static final byte[] AGG_TRADE_EVENT = bytes("aggTrade");
    static final byte[] TRADE_EVENT = bytes("trade");
    static final byte[] CANDLE_EVENT = bytes("kline");
    static final byte[] QUOTE_EVENT = bytes("bookTicker");
    static final byte[] MARK_PRICE_EVENT = bytes("markPriceUpdate");
    static final byte[] SHUTDOWN_EVENT = bytes("serverShutdown");
    static final byte[] SHUTDOWN_STREAM = bytes("!serverShutdown");
    static final byte[] QUOTE_STREAM = bytes("@bookTicker");

    /** Of a message: an event, bare or wrapped together with the name of its stream, or the answer to a request. */
    static final JsonShape MESSAGE_SHAPE = message();

    private BinanceFields() {
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static JsonShape message() {
        final JsonShape error = JsonShape.EMPTY.with("code", CODE).with("msg", MESSAGE);
        final JsonShape event = event();
        return event.with("stream", STREAM).with("data", DATA, event).with("result", RESULT).with("id", ID)
            .with("code", CODE).with("msg", MESSAGE).with("error", ERROR, error);
    }

    private static JsonShape event() {
        return JsonShape.EMPTY.with("e", EVENT).with("E", EVENT_TIME).with("s", SYMBOL)
            .with("a", AGGREGATE_OR_ASK).with("t", TRADE).with("p", PRICE).with("q", QUANTITY).with("T", TIME)
            .with("m", MADE_BY_BUYER).with("b", BID).with("B", BID_QUANTITY).with("A", ASK_QUANTITY)
            .with("u", UPDATE).with("i", INDEX_PRICE).with("r", FUNDING_RATE).with("k", CANDLE, candle());
    }

    private static JsonShape candle() {
        return JsonShape.EMPTY.with("t", CANDLE_OPEN_TIME).with("i", CANDLE_INTERVAL).with("o", CANDLE_OPEN)
            .with("h", CANDLE_HIGH).with("l", CANDLE_LOW).with("c", CANDLE_CLOSE).with("v", CANDLE_VOLUME)
            .with("q", CANDLE_QUOTE_VOLUME).with("V", CANDLE_TAKER_BUY_VOLUME).with("n", CANDLE_TRADES)
            .with("x", CANDLE_CLOSED);
    }
}
