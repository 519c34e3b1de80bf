package io.tapedeck.gateways.intake;

/** How a trade came. */
enum TradeArrival {
    /** By itself, just now. */
    LIVE,
    /** By itself, and waited for others before it. */
    HELD,
    /** It was fetched afterwards. */
    BACKFILLED
}
