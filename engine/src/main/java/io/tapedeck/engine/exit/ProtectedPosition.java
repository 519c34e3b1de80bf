package io.tapedeck.engine.exit;

/** A position as the judge sees it: long, with the levels that end it. */
public interface ProtectedPosition {
    /**
     * Whether there is anything to protect.
     *
     * @return false for a flat position.
     */
    boolean isOpen();

    /**
     * Level below which the position is left.
     *
     * @return scaled price, or {@link io.tapedeck.engine.market.FixedPoint#UNKNOWN} for none.
     */
    long stopPrice();

    /**
     * Level above which the position is left.
     *
     * @return scaled price, or {@link io.tapedeck.engine.market.FixedPoint#UNKNOWN} for none.
     */
    long targetPrice();
}
