package io.tapedeck.engine.simulation;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Side;

/**
 * Which resting orders a candle reaches, nearest to the open first. A cursor: orders may be filled and cancelled while
 * it is on its way. One thread, no allocation.
 */
final class RestingOrders {
    private final SimulatedExchange exchange;
    private Candle candle;
    private long lastDistance;
    private long lastOrderId;
    private long level;

    RestingOrders(final SimulatedExchange exchange) {
        this.exchange = exchange;
    }

    /** Starts at the open. */
    void begin(final Candle walked) {
        candle = walked;
        lastDistance = -1;
        lastOrderId = 0;
    }

    /** The next order that is reached, or null; its price is {@link #level}. */
    Order next() {
        final WorkingOrders book = exchange.orders(candle.instrumentId());
        Order nearest = null;
        long nearestDistance = Long.MAX_VALUE;
        for (int index = 0; index < book.count(); index++) {
            final Order order = book.at(index);
            if (isTouched(order, candle)) {
                final long distance = Math.abs(levelOf(order, candle) - candle.open());
                if (isAfterLast(distance, order) && distance < nearestDistance) {
                    nearest = order;
                    nearestDistance = distance;
                }
            }
        }
        return advanceTo(nearest, nearestDistance);
    }

    private boolean isAfterLast(final long distance, final Order order) {
        return distance > lastDistance || distance == lastDistance && order.orderId() > lastOrderId;
    }

    private Order advanceTo(final Order order, final long distance) {
        if (order != null) {
            lastDistance = distance;
            lastOrderId = order.orderId();
            level = levelOf(order, candle);
        }
        return order;
    }

    /** Whether another order of the same group is reached too. */
    boolean isOneOfSeveral(final Order order) {
        final WorkingOrders book = exchange.orders(candle.instrumentId());
        for (int index = 0; order.groupId() != 0 && index < book.count(); index++) {
            final Order other = book.at(index);
            if (other != order && other.groupId() == order.groupId() && isTouched(other, candle)) {
                return true;
            }
        }
        return false;
    }

    /** Where the present order is met. */
    long level() {
        return level;
    }

    boolean isAnyTouched(final Candle walked) {
        final WorkingOrders book = exchange.orders(walked.instrumentId());
        for (int index = 0; index < book.count(); index++) {
            if (isTouched(book.at(index), walked)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a price alone reaches an order. */
    boolean isReached(final Order order, final long price) {
        return order.type() == OrderType.LIMIT
            ? exchange.limitFill().isFilled(order.side(), order.limitPrice(), price)
            : SimulatedExchange.reachesTrigger(order, price);
    }

    private boolean isTouched(final Order order, final Candle walked) {
        if (!order.hasArrived() || order.arrivalTimeNs() > walked.openTimeNs()) {
            return false;
        }
        return switch (order.type()) {
            case LIMIT, TAKE_PROFIT -> isReached(order, order.side() == Side.BUY ? walked.low() : walked.high());
            case STOP_MARKET, STOP_LIMIT -> isReached(order, order.side() == Side.BUY ? walked.high() : walked.low());
            case TRAILING_STOP -> far(order, walked) <= order.trailing().at(best(order, walked));
            default -> false;
        };
    }

    /** Prices as a trailing order sees them: directed, so that its level lies below. */
    private static long far(final Order order, final Candle walked) {
        return order.side() == Side.BUY ? -walked.high() : walked.low();
    }

    private static long best(final Order order, final Candle walked) {
        return Math.max(order.trailingBest(), order.side() == Side.BUY ? -walked.low() : walked.high());
    }

    private long levelOf(final Order order, final Candle walked) {
        return switch (order.type()) {
            case LIMIT -> order.limitPrice();
            case TRAILING_STOP -> trailingLevel(order, walked);
            default -> order.triggerPrice();
        };
    }

    /** As for the exits of a position: where it stands, or else the worst price at which it can be met. */
    private long trailingLevel(final Order order, final Candle walked) {
        final long standing = order.trailing().at(order.trailingBest());
        final long far = far(order, walked);
        return -order.side().sign()
            * (far <= standing ? standing : order.trailing().at(lowestPeak(order, far, best(order, walked))));
    }

    /** The level never falls when the peak rises; prices lie on the grid, and so do peaks. */
    private long lowestPeak(final Order order, final long far, final long highest) {
        final long tick = exchange.tickSize(order.instrumentId());
        final long start = order.trailingBest();
        long tooLow = 0;
        long enough = (highest - start + tick - 1) / tick;
        while (enough - tooLow > 1) {
            final long middle = (tooLow + enough) >>> 1;
            if (order.trailing().at(start + middle * tick) >= far) {
                enough = middle;
            } else {
                tooLow = middle;
            }
        }
        return Math.min(start + enough * tick, highest);
    }

    /** Whether an order waits for the price to move against the trader. */
    static boolean isStop(final Order order) {
        return order.type() == OrderType.STOP_MARKET || order.type() == OrderType.STOP_LIMIT
            || order.type() == OrderType.TRAILING_STOP;
    }

    /** A trailing order follows the open once it was held against it. */
    void followOpen(final Order order, final long open) {
        if (order.hasArrived() && order.type() == OrderType.TRAILING_STOP) {
            order.reach(open * -order.side().sign());
        }
    }

    /** Trailing orders follow a candle's better prices. */
    void follow(final Candle walked) {
        final WorkingOrders book = exchange.orders(walked.instrumentId());
        for (int index = 0; index < book.count(); index++) {
            final Order order = book.at(index);
            if (order.hasArrived() && order.type() == OrderType.TRAILING_STOP) {
                order.reach(best(order, walked));
            }
        }
    }
}
