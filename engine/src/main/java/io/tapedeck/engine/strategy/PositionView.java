package io.tapedeck.engine.strategy;

import io.tapedeck.engine.order.Side;

/** What a strategy may know of a position. */
public interface PositionView {
    /** Number of the position in this session; 0 before the first. */
    long positionId();

    /** Whether it is open; false when flat. */
    boolean isOpen();

    /** Direction of its entry: {@link Side#BUY} for a long position; meaningless when flat. */
    Side side();

    /** Size, scaled, not negative; 0 when flat. */
    long quantity();

    /** Average price at which it was opened, scaled; meaningless when flat. */
    long entryPrice();

    /** When it was opened, nanoseconds; meaningless when flat. */
    long entryTimeNs();

    /** Where it is stopped now, scaled, or unknown. */
    long stopPrice();

    /** Its next target, scaled, or unknown. */
    long targetPrice();
}
