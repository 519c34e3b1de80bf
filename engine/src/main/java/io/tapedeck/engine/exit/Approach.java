package io.tapedeck.engine.exit;

/** How the price came to an entry inside a candle, in directed prices (see {@link ExitPlan}). */
public enum Approach {
    /** It fell to the entry: a limit, a take-profit. The low is still to come, the high may have been before. */
    FALL,
    /** It rose to the entry: a stop. The high is still to come, the low may have been before. */
    RISE,
    /** It came back from an extreme: an entry that trails. Both may have been before. */
    REBOUND
}
