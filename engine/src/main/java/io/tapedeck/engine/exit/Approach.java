package io.tapedeck.engine.exit;

/** How the price came to an entry inside a candle. */
public enum Approach {
    /** On the way from the open: a limit below it, a stop above it. */
    STRAIGHT,
    /** After an extreme on the other side: an entry that trails. */
    REBOUND
}
