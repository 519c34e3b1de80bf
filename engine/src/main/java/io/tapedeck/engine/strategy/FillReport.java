package io.tapedeck.engine.strategy;

import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;

/** A fill as its strategy is told of it. Prices and quantities are scaled as the instrument says. */
public interface FillReport {
    /** What was traded. */
    int instrumentId();

    /** Position that was opened, enlarged or reduced. */
    long positionId();

    /** Signal that asked for the order; 0 for an exit that acted by itself. */
    long signalId();

    /** Whether the strategy bought or sold. */
    Side side();

    /** Why it happened. */
    FillReason reason();

    /** When it happened on the market, nanoseconds. */
    long timeNs();

    /** At which price. */
    long price();

    /** How much, positive. */
    long quantity();

    /** What the venue took, money. */
    long fee();
}
