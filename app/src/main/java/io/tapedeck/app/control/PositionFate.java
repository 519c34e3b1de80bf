package io.tapedeck.app.control;

/** What becomes of open positions. */
public enum PositionFate {
    /** They stay as they are. */
    KEEP,
    /** They are closed at the market. */
    FLATTEN
}
