package io.tapedeck.loopback.binance;

import java.time.Duration;

/** The two markets of Binance, and in what they differ. */
public enum BinanceMarket {
    /** Currencies. */
    SPOT("/api/v3/", 1000, 6000, 5, Duration.ofSeconds(20)),
    /** Contracts that are settled in dollars. */
    USDM("/fapi/v1/", 1500, 2400, 10, Duration.ofMinutes(3));

    /** Streams on one connection. */
    static final int MOST_STREAMS = 1024;

    private final String restPath;
    private final int mostCandles;
    private final int weightPerMinute;
    private final int messagesPerSecond;
    private final Duration pingEvery;

    BinanceMarket(final String restPath, final int mostCandles, final int weightPerMinute, final int messagesPerSecond,
        final Duration pingEvery) {
        this.restPath = restPath;
        this.mostCandles = mostCandles;
        this.weightPerMinute = weightPerMinute;
        this.messagesPerSecond = messagesPerSecond;
        this.pingEvery = pingEvery;
    }

    String restPath() {
        return restPath;
    }

    int mostCandles() {
        return mostCandles;
    }

    int weightPerMinute() {
        return weightPerMinute;
    }

    int messagesPerSecond() {
        return messagesPerSecond;
    }

    Duration pingEvery() {
        return pingEvery;
    }

    boolean isFutures() {
        return this == USDM;
    }
}
