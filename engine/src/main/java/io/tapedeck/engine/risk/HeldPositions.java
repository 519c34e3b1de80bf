package io.tapedeck.engine.risk;

import io.tapedeck.engine.strategy.PositionView;

/** The open positions of an instrument, in the order of their numbers. */
public interface HeldPositions {
    /** How many are open. */
    int count();

    /**
     * One of them.
     *
     * @param index from 0.
     * @return a live view.
     */
    PositionView at(int index);

    /**
     * Finds one.
     *
     * @param positionId its number.
     * @return null where it is not open.
     */
    PositionView find(long positionId);

    /** Signed sum of all open quantities, scaled. */
    long netQuantity();
}
