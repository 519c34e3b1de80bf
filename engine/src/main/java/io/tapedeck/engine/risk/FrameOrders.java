package io.tapedeck.engine.risk;

import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.strategy.PositionView;

/** The orders that were accepted in the present frame and are not at the exchange yet. One thread, no allocation. */
final class FrameOrders {
    private static final int CAPACITY = 64;

    private final int[] instrumentIds = new int[CAPACITY];
    private final long[] groupIds = new long[CAPACITY];
    private final long[] entryOf = new long[CAPACITY];
    private final long[] closedPositionIds = new long[CAPACITY];
    private final long[] quantities = new long[CAPACITY];
    private int count;

    void clear() {
        count = 0;
    }

    /** Keeps what the checks ask for; more orders than there is room for cannot stand in one frame either. */
    void add(final Order order) {
        final int slot = count % CAPACITY;
        final boolean closes = order.effect() == PositionEffect.REDUCE && order.type() == OrderType.MARKET;
        instrumentIds[slot] = order.instrumentId();
        groupIds[slot] = order.groupId();
        entryOf[slot] = order.effect() == PositionEffect.OPEN ? order.orderId() : 0;
        closedPositionIds[slot] = closes ? order.positionId() : 0;
        quantities[slot] = order.quantity();
        count++;
    }

    int count(final int instrumentId) {
        int found = 0;
        for (int slot = 0; slot < Math.min(count, CAPACITY); slot++) {
            found += instrumentIds[slot] == instrumentId ? 1 : 0;
        }
        return found;
    }

    /** Entries that count as one more each: those of the same group do not. */
    int entries(final int instrumentId, final long groupId) {
        int found = 0;
        for (int slot = 0; slot < Math.min(count, CAPACITY); slot++) {
            final boolean other = groupId == 0 || groupIds[slot] != groupId;
            found += instrumentIds[slot] == instrumentId && entryOf[slot] != 0 && other ? 1 : 0;
        }
        return found;
    }

    boolean closes(final int instrumentId, final PositionView position) {
        for (int slot = 0; slot < Math.min(count, CAPACITY); slot++) {
            if (instrumentIds[slot] == instrumentId && closedPositionIds[slot] == position.positionId()
                && quantities[slot] >= position.quantity()) {
                return true;
            }
        }
        return false;
    }

    static boolean isOtherEntry(final Order order, final long groupId) {
        return order.effect() == PositionEffect.OPEN && order.positionId() == 0
            && (groupId == 0 || order.groupId() != groupId);
    }

    /** Whether an order is a market order for all of a position. */
    static boolean closes(final Order order, final PositionView position) {
        return order.effect() == PositionEffect.REDUCE
            && order.positionId() == position.positionId()
            && order.type() == OrderType.MARKET
            && order.remainingQuantity() >= position.quantity();
    }
}
