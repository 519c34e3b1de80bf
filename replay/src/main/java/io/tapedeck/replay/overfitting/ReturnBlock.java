package io.tapedeck.replay.overfitting;

/**
 * What is left of the returns of a span: enough for the Sharpe ratio of any union of spans, however many returns they
 * hold. Immutable.
 *
 * @param returns how many.
 * @param sum     of them; NaN where one is not defined.
 * @param squares sum of their squares.
 */
public record ReturnBlock(int returns, double sum, double squares) {
    /** Without a return. */
    public static final ReturnBlock NONE = new ReturnBlock(0, 0, 0);

    /**
     * With one more.
     *
     * @param value return.
     * @return the block with it.
     */
    public ReturnBlock with(final double value) {
        return new ReturnBlock(returns + 1, sum + value, squares + value * value);
    }
}
