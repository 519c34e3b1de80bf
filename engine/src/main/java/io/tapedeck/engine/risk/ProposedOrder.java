package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.Side;

/**
 * An entry on its way through the checks: the order, what it would be at the price that it expects, and the figure and
 * the limit of the check that refuses it. Reused; one thread, no allocation.
 */
final class ProposedOrder {
    private final Order order = new Order();
    private Instrument instrument;
    private long timeNs;
    private long lastPrice;
    private long price;
    private long quantity;
    private long notional;
    private long figure;
    private long limit;

    void begin(final Instrument traded, final long nowNs, final long presentPrice, final long expectedPrice) {
        instrument = traded;
        timeNs = nowNs;
        lastPrice = presentPrice;
        price = expectedPrice;
        quantity = 0;
        notional = 0;
        clearFinding();
    }

    void clearFinding() {
        figure = 0;
        limit = 0;
    }

    /** What it would be at the expected price. */
    void expect(final long expectedQuantity) {
        quantity = expectedQuantity;
        notional = instrument.notional(price, expectedQuantity);
    }

    /** A verdict with the figure and the limit that led to it. */
    Verdict refuse(final Verdict verdict, final long decidingFigure, final long brokenLimit) {
        figure = decidingFigure;
        limit = brokenLimit;
        return verdict;
    }

    /** Refuses a figure above its limit. */
    Verdict holdAgainst(final Verdict verdict, final long decidingFigure, final long limitToHold) {
        return decidingFigure > limitToHold ? refuse(verdict, decidingFigure, limitToHold) : Verdict.ACCEPTED;
    }

    /** Refuses a figure above a share of another; the share itself is computed for the refusal only. */
    Verdict holdAgainstShare(final Verdict verdict, final long decidingFigure, final long whole, final long rate) {
        if (decidingFigure <= 0 || FixedPoint.compareProducts(decidingFigure, FixedPoint.ONE, whole, rate) <= 0) {
            return Verdict.ACCEPTED;
        }
        return refuse(verdict, decidingFigure, FixedPoint.multiplyDivideFloor(whole, rate, FixedPoint.ONE));
    }

    Order order() {
        return order;
    }

    Instrument instrument() {
        return instrument;
    }

    Side side() {
        return order.side();
    }

    long timeNs() {
        return timeNs;
    }

    long lastPrice() {
        return lastPrice;
    }

    boolean hasLastPrice() {
        return lastPrice != FixedPoint.UNKNOWN;
    }

    /** Price that the order expects: its limit, its trigger, or the last price. */
    long price() {
        return price;
    }

    long quantity() {
        return quantity;
    }

    long notional() {
        return notional;
    }

    long figure() {
        return figure;
    }

    long limit() {
        return limit;
    }
}
