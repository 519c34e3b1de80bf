package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.FixedPoint;

/**
 * Why a position was entered and what was put at risk with it. Immutable.
 *
 * @param reason what the strategy said of its signal; empty where nobody knows.
 * @param risk   worth of the distance between the average entry price and the first stop, money; unknown where the
 *               position began without a stop, or beyond it.
 */
public record TradeEntry(String reason, long risk) {
    /** Nobody knows why, and there was no stop. */
    public static final TradeEntry UNKNOWN = new TradeEntry("", FixedPoint.UNKNOWN);
}
