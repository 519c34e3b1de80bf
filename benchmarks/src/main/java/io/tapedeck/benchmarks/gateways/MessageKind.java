package io.tapedeck.benchmarks.gateways;

/** What a message tells, and in which file there are some of it. */
public enum MessageKind {
    /** Single trades of a spot market. */
    TRADE("hftbacktest/spot_ethusdt_20240808.gz", "@trade\""),
    /** Trades of one order together, of futures. */
    AGGREGATE_TRADE("cryptofeed/BINANCE_FUTURES.ws.1.0.gz", "@aggTrade\""),
    /** Best prices of a spot market. */
    QUOTE("hftbacktest/spot_ethusdt_20240808.gz", "@bookTicker\""),
    /** Candles of futures. */
    CANDLE("cryptofeed/BINANCE_FUTURES.ws.1.0.gz", "@kline_1m\"");

    private final String file;
    private final String mark;

    MessageKind(final String file, final String mark) {
        this.file = file;
        this.mark = mark;
    }

    String file() {
        return file;
    }

    String mark() {
        return mark;
    }
}
