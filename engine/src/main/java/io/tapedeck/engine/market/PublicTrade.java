package io.tapedeck.engine.market;

/**
 * A trade between others, reused from event to event. Scaled as the instrument says; one thread, no allocation.
 */
public final class PublicTrade {
    private int instrumentId;
    private boolean buyerTook;
    private long price;
    private long quantity;

    /**
     * Takes on a trade.
     *
     * @param instrument  that was traded.
     * @param takenByBuyer whether the buyer took what a seller had offered.
     * @param at          price.
     * @param size        quantity.
     * @return this.
     */
    public PublicTrade of(final int instrument, final boolean takenByBuyer, final long at, final long size) {
        instrumentId = instrument;
        buyerTook = takenByBuyer;
        price = at;
        quantity = size;
        return this;
    }

    /** What was traded. */
    public int instrumentId() {
        return instrumentId;
    }

    /** Whether the buyer took what a seller had offered. */
    public boolean isTakenByBuyer() {
        return buyerTook;
    }

    /** Price. */
    public long price() {
        return price;
    }

    /** Quantity. */
    public long quantity() {
        return quantity;
    }
}
