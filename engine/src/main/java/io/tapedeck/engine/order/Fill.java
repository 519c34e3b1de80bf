package io.tapedeck.engine.order;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;

/** A quantity that changed hands, reused: whoever wants to keep it copies it. One thread, no allocation. */
public final class Fill {
    private Order order;
    private Instrument instrument;
    private long fillId;
    private long positionId;
    private long timeNs;
    private long price;
    private long quantity;
    private long notional;
    private long fee;
    private FeeKind feeKind = FeeKind.TAKER;

    /**
     * Executes a part of an order.
     *
     * @param id       of the fill.
     * @param executed the order.
     * @param traded   instrument of the order.
     * @param size     scaled quantity.
     * @param at       scaled price.
     * @return this, without a position, time and fee.
     */
    public Fill of(final long id, final Order executed, final Instrument traded, final long size, final long at) {
        fillId = id;
        order = executed;
        instrument = traded;
        positionId = executed.positionId();
        quantity = size;
        price = at;
        notional = traded.notional(at, size);
        return this;
    }

    /**
     * Says when it happened and which fee it pays.
     *
     * @param whenNs nanoseconds.
     * @param kind   of the fee.
     * @return this.
     */
    public Fill charged(final long whenNs, final FeeKind kind) {
        timeNs = whenNs;
        feeKind = kind;
        fee = FixedPoint.multiplyDivideHalfUp(notional, kind.rate(instrument.terms()), FixedPoint.ONE);
        return this;
    }

    /**
     * Names the position that the fill opens or reduces.
     *
     * @param id of the position.
     * @return this.
     */
    public Fill inPosition(final long id) {
        positionId = id;
        return this;
    }

    /** The order that was executed; valid during the call in which the fill is told. */
    public Order order() {
        return order;
    }

    /** What was traded. */
    public Instrument instrument() {
        return instrument;
    }

    /** Number of the fill in this session, from 1. */
    public long fillId() {
        return fillId;
    }

    /** Position that it belongs to, from 1. */
    public long positionId() {
        return positionId;
    }

    /** When it happened on the market, nanoseconds. */
    public long timeNs() {
        return timeNs;
    }

    /** Price, scaled. */
    public long price() {
        return price;
    }

    /** Quantity, scaled, positive. */
    public long quantity() {
        return quantity;
    }

    /** Worth, money. */
    public long notional() {
        return notional;
    }

    /** What the venue takes, money. */
    public long fee() {
        return fee;
    }

    /** Which of the venue's fees it is. */
    public FeeKind feeKind() {
        return feeKind;
    }
}
