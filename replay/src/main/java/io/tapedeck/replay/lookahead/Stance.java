package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.OrderUpdateDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.order.OrderState;
import org.agrona.collections.Long2LongHashMap;

/**
 * The positions and the working orders of a symbol, or of all, as one number: equal where two runs hold the same side
 * since the same moments and wait for orders of the same moments, whatever their sizes; 0 for flat and idle. One
 * thread.
 */
final class Stance {
    private static final long MISSING = 0;
    private static final long POSITION = 0x9E3779B97F4A7C15L;
    private static final long ORDER = 0xC2B2AE3D27D4EB4FL;

    private final Long2LongHashMap positions = new Long2LongHashMap(MISSING);
    private final Long2LongHashMap orders = new Long2LongHashMap(MISSING);
    private long value;

    void onPosition(final PositionChangedDecoder message, final long timeNs) {
        if (message.quantity() == 0) {
            value -= positions.remove(message.positionId());
        } else if (!positions.containsKey(message.positionId())) {
            add(positions, message.positionId(), timeNs * POSITION + Long.signum(message.quantity()));
        }
    }

    void onIntent(final OrderIntentDecoder message, final long timeNs) {
        add(orders, message.orderId(), timeNs * ORDER + message.sideRaw());
    }

    void onUpdate(final OrderUpdateDecoder message) {
        if (OrderState.ofCode(message.stateRaw()).isTerminal()) {
            value -= orders.remove(message.orderId());
        }
    }

    private void add(final Long2LongHashMap map, final long id, final long share) {
        map.put(id, share);
        value += share;
    }

    long value() {
        return value;
    }
}
