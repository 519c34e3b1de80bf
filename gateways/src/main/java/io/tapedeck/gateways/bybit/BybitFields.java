package io.tapedeck.gateways.bybit;

import io.tapedeck.gateways.json.JsonShape;

import java.nio.charset.StandardCharsets;

/** Names of Bybit's messages, and the slots that they are kept in. */
final class BybitFields {
    static final int TOPIC = 0;
    static final int TYPE = 1;
    static final int TIME = 2;
    static final int ENGINE_TIME = 3;
    static final int DATA = 4;
    static final int OPERATION = 5;
    static final int SUCCESS = 6;
    static final int TEXT = 7;
    static final int CODE = 8;

    static final int SYMBOL = 10;
    static final int BIDS = 11;
    static final int ASKS = 12;
    static final int UPDATE = 13;
    static final int SEQUENCE = 14;
    static final int MARK_PRICE = 15;
    static final int INDEX_PRICE = 16;
    static final int FUNDING_RATE = 17;
    static final int NEXT_FUNDING_TIME = 18;
    static final int OPEN_INTEREST = 19;

    static final int TRADE_TIME = 30;
    static final int TRADE_SIDE = 32;
    static final int TRADE_QUANTITY = 33;
    static final int TRADE_PRICE = 34;
    static final int TRADE_ID = 35;

    static final int CANDLE_START = 40;
    static final int CANDLE_INTERVAL = 41;
    static final int CANDLE_OPEN = 42;
    static final int CANDLE_HIGH = 43;
    static final int CANDLE_LOW = 44;
    static final int CANDLE_CLOSE = 45;
    static final int CANDLE_VOLUME = 46;
    static final int CANDLE_TURNOVER = 47;
    static final int CANDLE_CLOSED = 48;
    static final int CANDLE_TIME = 49;

    static final byte[] TRADES_TOPIC = bytes("publicTrade.");
    static final byte[] CANDLES_TOPIC = bytes("kline.");
    static final byte[] BOOK_TOPIC = bytes("orderbook.1.");
    static final byte[] TICKERS_TOPIC = bytes("tickers.");
    static final byte[] SNAPSHOT = bytes("snapshot");
    static final byte[] DELTA = bytes("delta");
    static final byte[] PING = bytes("ping");
    static final byte[] PONG = bytes("pong");
    static final byte[] BUY = bytes("Buy");
    static final byte[] SELL = bytes("Sell");

    /** Of a message: a topic with its data, or the answer to a request. */
    static final JsonShape MESSAGE_SHAPE = JsonShape.EMPTY.with("topic", TOPIC).with("type", TYPE).with("ts", TIME)
        .with("cts", ENGINE_TIME).with("data", DATA, data()).with("op", OPERATION).with("success", SUCCESS)
        .with("ret_msg", TEXT).with("retMsg", TEXT).with("retCode", CODE);
    /** Of an element of the data of trades. */
    static final JsonShape TRADE_SHAPE = JsonShape.EMPTY.with("T", TRADE_TIME)
        .with("S", TRADE_SIDE).with("v", TRADE_QUANTITY).with("p", TRADE_PRICE).with("i", TRADE_ID);
    /** Of an element of the data of candles. */
    static final JsonShape CANDLE_SHAPE = JsonShape.EMPTY.with("start", CANDLE_START)
        .with("interval", CANDLE_INTERVAL).with("open", CANDLE_OPEN).with("high", CANDLE_HIGH)
        .with("low", CANDLE_LOW).with("close", CANDLE_CLOSE).with("volume", CANDLE_VOLUME)
        .with("turnover", CANDLE_TURNOVER).with("confirm", CANDLE_CLOSED).with("timestamp", CANDLE_TIME);

    private BybitFields() {
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Data of the book and of tickers, which have no name in common. */
    private static JsonShape data() {
        return JsonShape.EMPTY.with("s", SYMBOL).with("b", BIDS).with("a", ASKS).with("u", UPDATE)
            .with("seq", SEQUENCE).with("symbol", SYMBOL).with("markPrice", MARK_PRICE)
            .with("indexPrice", INDEX_PRICE).with("fundingRate", FUNDING_RATE)
            .with("nextFundingTime", NEXT_FUNDING_TIME).with("openInterest", OPEN_INTEREST);
    }
}
