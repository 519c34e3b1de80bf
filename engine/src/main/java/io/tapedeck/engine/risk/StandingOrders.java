package io.tapedeck.engine.risk;

import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.strategy.PositionView;

/**
 * The orders that another one has to reckon with: those that work at the exchange, and those that were accepted in the
 * present frame and are on their way there. One thread, no allocation.
 */
final class StandingOrders {
    private final OpenOrders working;
    private final FrameOrders accepted;

    StandingOrders(final OpenOrders working, final FrameOrders accepted) {
        this.working = working;
        this.accepted = accepted;
    }

    boolean hasAny(final int instrumentId) {
        return working.count(instrumentId) + accepted.count(instrumentId) > 0;
    }

    /** Entries; those of the same group are one. */
    int entering(final int instrumentId, final long groupId) {
        int entering = accepted.entries(instrumentId, groupId);
        for (int index = 0; index < working.count(instrumentId); index++) {
            entering += FrameOrders.isOtherEntry(working.at(instrumentId, index), groupId) ? 1 : 0;
        }
        return entering;
    }

    /** Whether all of a position is on its way out at the market. */
    boolean isLeaving(final int instrumentId, final PositionView position) {
        for (int index = 0; index < working.count(instrumentId); index++) {
            if (FrameOrders.closes(working.at(instrumentId, index), position)) {
                return true;
            }
        }
        return accepted.closes(instrumentId, position);
    }

    /** The order at the exchange that a signal made; null where there is none. */
    Order ofSignal(final int instrumentId, final long signalId) {
        for (int index = 0; index < working.count(instrumentId); index++) {
            final Order order = working.at(instrumentId, index);
            if (order.signalId() == signalId && signalId != 0) {
                return order;
            }
        }
        return null;
    }
}
