package io.tapedeck.gateways.market;

/** What the numbers of a venue's trades tell. */
public enum TradeIds {
    /** Each is one more than the one before: a hole is a lost trade. */
    CONSECUTIVE,
    /** They only tell one trade from another. */
    FINGERPRINTS
}
