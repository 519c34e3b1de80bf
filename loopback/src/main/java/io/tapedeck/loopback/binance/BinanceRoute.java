package io.tapedeck.loopback.binance;

/**
 * Which streams a connection carries. A stream of another route is acknowledged and stays silent, as it does at the
 * venue since the routes were split.
 */
public enum BinanceRoute {
    /** Every stream of spot. */
    ALL,
    /** Best prices of futures. */
    PUBLIC,
    /** Trades, candles and mark prices of futures. */
    MARKET
}
