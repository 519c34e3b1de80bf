package io.tapedeck.engine.order;

import io.tapedeck.engine.market.Instrument;

/** A quantity that changed hands, reused: whoever wants to keep it copies it. One thread, no allocation. */
public final class Fill {
    private final Order order = new Order();
    private long fillId;
    private long positionId;
    private long timeNs;
    private long price;
    private long quantity;
    private long notional;
    private long fee;

    /**
     * Executes an order at a price.
     *
     * @param id         of the fill.
     * @param executed   the order.
     * @param instrument of the order.
     * @param size       scaled quantity.
     * @param at         scaled price.
     * @param whenNs     nanoseconds.
     * @return this, without a position.
     */
    public Fill of(final long id, final Order executed, final Instrument instrument, final long size, final long at,
        final long whenNs) {
        order.set(executed);
        fillId = id;
        positionId = 0;
        timeNs = whenNs;
        price = at;
        quantity = size;
        notional = instrument.notional(at, size);
        fee = instrument.takerFee(notional);
        return this;
    }

    /**
     * Names the position that the fill opens or closes.
     *
     * @param id of the position.
     * @return this.
     */
    public Fill inPosition(final long id) {
        positionId = id;
        return this;
    }

    /**
     * The order that was executed.
     *
     * @return valid as long as this.
     */
    public Order order() {
        return order;
    }

    /**
     * Number of the fill in this session.
     *
     * @return from 1.
     */
    public long fillId() {
        return fillId;
    }

    /**
     * Position that it belongs to.
     *
     * @return from 1.
     */
    public long positionId() {
        return positionId;
    }

    /**
     * When it happened on the market.
     *
     * @return nanoseconds.
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * Price.
     *
     * @return scaled.
     */
    public long price() {
        return price;
    }

    /**
     * Quantity.
     *
     * @return scaled, positive.
     */
    public long quantity() {
        return quantity;
    }

    /**
     * Worth.
     *
     * @return money.
     */
    public long notional() {
        return notional;
    }

    /**
     * What the venue takes.
     *
     * @return money.
     */
    public long fee() {
        return fee;
    }
}
