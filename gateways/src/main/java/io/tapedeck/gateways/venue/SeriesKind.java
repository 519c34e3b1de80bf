package io.tapedeck.gateways.venue;

/** What venues keep a history of. */
public enum SeriesKind {
    /** Candles of trades. */
    CANDLES,
    /** Candles of the price that contracts are valued at. */
    MARK,
    /** Rates that holders of a perpetual pay each other. */
    FUNDING,
    /** How many contracts are open. */
    OPEN_INTEREST
}
