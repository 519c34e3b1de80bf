package io.tapedeck.engine.risk;

import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.strategy.PositionView;

/** The orders that were accepted in the present frame and are not at the exchange yet. One thread, no allocation. */
final class FrameOrders {
    private static final int CAPACITY = 64;

    private final Order[] orders = new Order[CAPACITY];
    private int count;

    FrameOrders() {
        for (int index = 0; index < CAPACITY; index++) {
            orders[index] = new Order();
        }
    }

    void clear() {
        count = 0;
    }

    /** More than there is room for cannot stand in one frame either. */
    void add(final Order order) {
        orders[count % CAPACITY].set(order);
        count++;
    }

    int count(final int instrumentId) {
        int found = 0;
        for (int index = 0; index < Math.min(count, CAPACITY); index++) {
            found += orders[index].instrumentId() == instrumentId ? 1 : 0;
        }
        return found;
    }

    /** Entries that count as one more each: those of the same group do not. */
    int entries(final int instrumentId, final long groupId) {
        int found = 0;
        for (int index = 0; index < Math.min(count, CAPACITY); index++) {
            found += orders[index].instrumentId() == instrumentId && isOtherEntry(orders[index], groupId) ? 1 : 0;
        }
        return found;
    }

    boolean closes(final int instrumentId, final PositionView position) {
        for (int index = 0; index < Math.min(count, CAPACITY); index++) {
            if (orders[index].instrumentId() == instrumentId && closes(orders[index], position)) {
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
