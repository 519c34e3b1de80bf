package io.tapedeck.gateways.market;

/** What a stream of a venue carries. */
public enum StreamKind {
    /** Trades, perhaps several of one taker in one. */
    TRADES,
    /** Candles of the base timeframe while they grow, and when they close. */
    CANDLES,
    /** Best bid and ask. */
    QUOTES,
    /** Mark price, and the funding rate that stands with it. */
    MARK_PRICE,
    /** How much of a contract is held by all together; where the venue has no stream of it, it is polled. */
    OPEN_INTEREST
}
