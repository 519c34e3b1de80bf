package io.tapedeck.replay.performance;

/**
 * What fills cost beyond the price that was reckoned with when they were decided (implementation shortfall, Perold,
 * 1988). Immutable.
 *
 * @param amount        money, positive where it cost, negative where fills were better.
 * @param measuredFills how many fills had a price to be held against.
 * @param otherFills    how many had none: trailing stops, whose level is not on the tape, and liquidations.
 */
public record Slippage(long amount, long measuredFills, long otherFills) {
}
