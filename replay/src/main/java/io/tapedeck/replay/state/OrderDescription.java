package io.tapedeck.replay.state;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.LevelBasis;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.TimeInForce;

import java.util.Map;

/** Says what a working order is. Stateless. */
final class OrderDescription {
    private OrderDescription() {
    }

    static Map<String, Object> of(final Order order, final Instrument instrument) {
        final Named values = new Named()
            .put("order", order.orderId())
            .word("side", order.side())
            .word("reason", order.reason())
            .word("type", order.type())
            .word("state", order.state());
        size(values, order, instrument);
        prices(values, order, instrument);
        values.word("timeInForce", order.timeInForce());
        if (order.timeInForce() == TimeInForce.GTD) {
            values.time("expires", order.expireTimeNs());
        }
        return values.money("reserved", order.reservedAmount())
            .put("signal", order.signalId())
            .put("ofPosition", order.positionId())
            .put("group", order.groupId()).values();
    }

    /** Where an entry has an amount or a share of the equity, the fill makes a quantity of it. */
    private static void size(final Named values, final Order order, final Instrument instrument) {
        if (order.quantity() == FixedPoint.UNKNOWN) {
            values.money("quoteAmount", order.quoteAmount());
            if (order.equityFraction() > 0) {
                values.money("equityFraction", order.equityFraction());
            }
            return;
        }
        values.quantity("quantity", order.quantity(), instrument)
            .quantity("filled", order.filledQuantity(), instrument)
            .quantity("left", order.remainingQuantity(), instrument);
    }

    private static void prices(final Named values, final Order order, final Instrument instrument) {
        if (order.type().hasLimit()) {
            values.price("limitPrice", order.limitPrice(), instrument);
        }
        if (order.type().hasTrigger()) {
            values.price("triggerPrice", order.triggerPrice(), instrument);
        }
        if (order.trailingDistance() != FixedPoint.UNKNOWN && order.trailingDistance() != 0) {
            values.put("trailingBasis", order.trailingBasis() == LevelBasis.PRICE ? "price" : "share");
            if (order.trailingBasis() == LevelBasis.PRICE) {
                values.price("trailingDistance", order.trailingDistance(), instrument);
            } else {
                values.money("trailingDistance", order.trailingDistance());
            }
        }
    }
}
