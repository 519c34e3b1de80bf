package io.tapedeck.engine.order;

import io.tapedeck.engine.market.FixedPoint;

/**
 * An order, reused: whoever wants to keep it copies it.
 *
 * <p>Its size is either a quantity or an amount of quote currency that is settled at the fill price; the other one is
 * {@link FixedPoint#UNKNOWN}. Stop and target protect the position that it opens; unknown where there is none.
 * One thread, no allocation.
 */
public final class Order {
    private long orderId;
    private long signalId;
    private int instrumentId;
    private Side side = Side.BUY;
    private FillReason reason = FillReason.ENTRY;
    private long quantity = FixedPoint.UNKNOWN;
    private long quoteAmount = FixedPoint.UNKNOWN;
    private long stopPrice = FixedPoint.UNKNOWN;
    private long targetPrice = FixedPoint.UNKNOWN;

    /**
     * Makes this a purchase for an amount of money.
     *
     * @param id         of the order.
     * @param instrument to buy.
     * @param amount     money, fee included.
     * @return this.
     */
    public Order buyFor(final long id, final int instrument, final long amount) {
        orderId = id;
        instrumentId = instrument;
        side = Side.BUY;
        reason = FillReason.ENTRY;
        quantity = FixedPoint.UNKNOWN;
        quoteAmount = amount;
        return protect(FixedPoint.UNKNOWN, FixedPoint.UNKNOWN);
    }

    /**
     * Makes this a sale of a quantity.
     *
     * @param id         of the order.
     * @param instrument to sell.
     * @param amount     scaled quantity.
     * @param why        of the fill.
     * @return this.
     */
    public Order sell(final long id, final int instrument, final long amount, final FillReason why) {
        orderId = id;
        instrumentId = instrument;
        side = Side.SELL;
        reason = why;
        quantity = amount;
        quoteAmount = FixedPoint.UNKNOWN;
        return protect(FixedPoint.UNKNOWN, FixedPoint.UNKNOWN);
    }

    /**
     * Sets the levels that protect the position.
     *
     * @param stop   scaled price, or unknown.
     * @param target scaled price, or unknown.
     * @return this.
     */
    public Order protect(final long stop, final long target) {
        stopPrice = stop;
        targetPrice = target;
        return this;
    }

    /**
     * Names the signal that caused the order.
     *
     * @param id of the signal; 0 for none.
     * @return this.
     */
    public Order causedBy(final long id) {
        signalId = id;
        return this;
    }

    /**
     * Takes over another order's values.
     *
     * @param other to copy.
     */
    public void set(final Order other) {
        orderId = other.orderId;
        signalId = other.signalId;
        instrumentId = other.instrumentId;
        side = other.side;
        reason = other.reason;
        quantity = other.quantity;
        quoteAmount = other.quoteAmount;
        stopPrice = other.stopPrice;
        targetPrice = other.targetPrice;
    }

    /**
     * Number of the order in this session.
     *
     * @return from 1.
     */
    public long orderId() {
        return orderId;
    }

    /**
     * The signal that caused it.
     *
     * @return its id; 0 for none.
     */
    public long signalId() {
        return signalId;
    }

    /**
     * What is traded.
     *
     * @return instrument id.
     */
    public int instrumentId() {
        return instrumentId;
    }

    /**
     * Direction.
     *
     * @return never null.
     */
    public Side side() {
        return side;
    }

    /**
     * What the fill will be recorded as.
     *
     * @return never null.
     */
    public FillReason reason() {
        return reason;
    }

    /**
     * Size in the base currency.
     *
     * @return scaled, or unknown.
     */
    public long quantity() {
        return quantity;
    }

    /**
     * Size in the quote currency, fee included.
     *
     * @return money, or unknown.
     */
    public long quoteAmount() {
        return quoteAmount;
    }

    /**
     * Stop-loss of the position that it opens.
     *
     * @return scaled price, or unknown.
     */
    public long stopPrice() {
        return stopPrice;
    }

    /**
     * Take-profit of the position that it opens.
     *
     * @return scaled price, or unknown.
     */
    public long targetPrice() {
        return targetPrice;
    }
}
