package io.tapedeck.gateways.market;

/** A trade as a venue reported it, reused. */
public final class TradeUpdate {
    private int instrumentId;
    private long timeNs;
    private long tradeId;
    private boolean takenByBuyer;
    private long price;
    private long quantity;

    /**
     * Begins an update: everything that is not given afterwards is unknown, 0 or false.
     *
     * @param instrument number of the instrument.
     * @return this.
     */
    public TradeUpdate begin(final int instrument) {
        instrumentId = instrument;
        timeNs = 0;
        tradeId = 0;
        takenByBuyer = false;
        price = 0;
        quantity = 0;
        return this;
    }

    /**
     * Keeps what would be overwritten by the next one.
     *
     * @return a new one that says the same.
     */
    public TradeUpdate copy() {
        return new TradeUpdate().begin(instrumentId).timeNs(timeNs).tradeId(tradeId).takenByBuyer(takenByBuyer)
            .price(price).quantity(quantity);
    }

    /** Gives: when it happened at the venue. */
    public TradeUpdate timeNs(final long value) {
        timeNs = value;
        return this;
    }

    /** Gives: number of the trade at the venue, or a 64-bit fingerprint where the venue gives text. */
    public TradeUpdate tradeId(final long value) {
        tradeId = value;
        return this;
    }

    /** Gives: whether the buyer took what a seller had offered. */
    public TradeUpdate takenByBuyer(final boolean value) {
        takenByBuyer = value;
        return this;
    }

    /** Gives: price, scaled. */
    public TradeUpdate price(final long value) {
        price = value;
        return this;
    }

    /** Gives: quantity, scaled. */
    public TradeUpdate quantity(final long value) {
        quantity = value;
        return this;
    }

    /** Number of the instrument. */
    public int instrumentId() {
        return instrumentId;
    }

    /** When it happened at the venue. */
    public long timeNs() {
        return timeNs;
    }

    /** Number of the trade at the venue, or a 64-bit fingerprint where the venue gives text. */
    public long tradeId() {
        return tradeId;
    }

    /** Whether the buyer took what a seller had offered. */
    public boolean takenByBuyer() {
        return takenByBuyer;
    }

    /** Price, scaled. */
    public long price() {
        return price;
    }

    /** Quantity, scaled. */
    public long quantity() {
        return quantity;
    }
}
