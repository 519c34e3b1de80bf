package io.tapedeck.engine.strategy;

/** What a strategy may know of its position. */
public interface PositionView {
    /**
     * Whether a position is open.
     *
     * @return false when flat.
     */
    boolean isOpen();

    /**
     * Size of the position.
     *
     * @return scaled, 0 when flat.
     */
    long quantity();

    /**
     * Price at which it was opened.
     *
     * @return scaled; meaningless when flat.
     */
    long entryPrice();
}
