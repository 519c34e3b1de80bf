package io.tapedeck.gateways.market;

import io.tapedeck.engine.market.FixedPoint;

/** Best prices as a venue reported them, reused. */
public final class QuoteUpdate {
    private int instrumentId;
    private long timeNs;
    private long updateId;
    private long bidPrice;
    private long bidQuantity;
    private long askPrice;
    private long askQuantity;

    /**
     * Begins an update: everything that is not given afterwards is unknown, 0 or false.
     *
     * @param instrument number of the instrument.
     * @return this.
     */
    public QuoteUpdate begin(final int instrument) {
        instrumentId = instrument;
        timeNs = FixedPoint.UNKNOWN;
        updateId = 0;
        bidPrice = 0;
        bidQuantity = 0;
        askPrice = 0;
        askQuantity = 0;
        return this;
    }

    /** Gives: when they stood in the book of the venue; perhaps unknown. */
    public QuoteUpdate timeNs(final long value) {
        timeNs = value;
        return this;
    }

    /** Gives: number of the state of the book: a smaller or equal one is older or the same. */
    public QuoteUpdate updateId(final long value) {
        updateId = value;
        return this;
    }

    /** Gives: highest price that a buyer offers, scaled. */
    public QuoteUpdate bidPrice(final long value) {
        bidPrice = value;
        return this;
    }

    /** Gives: what can be sold at it, scaled. */
    public QuoteUpdate bidQuantity(final long value) {
        bidQuantity = value;
        return this;
    }

    /** Gives: lowest price that a seller asks, scaled. */
    public QuoteUpdate askPrice(final long value) {
        askPrice = value;
        return this;
    }

    /** Gives: what can be bought at it, scaled. */
    public QuoteUpdate askQuantity(final long value) {
        askQuantity = value;
        return this;
    }

    /** Number of the instrument. */
    public int instrumentId() {
        return instrumentId;
    }

    /** When they stood in the book of the venue; perhaps unknown. */
    public long timeNs() {
        return timeNs;
    }

    /** Number of the state of the book: a smaller or equal one is older or the same. */
    public long updateId() {
        return updateId;
    }

    /** Highest price that a buyer offers, scaled. */
    public long bidPrice() {
        return bidPrice;
    }

    /** What can be sold at it, scaled. */
    public long bidQuantity() {
        return bidQuantity;
    }

    /** Lowest price that a seller asks, scaled. */
    public long askPrice() {
        return askPrice;
    }

    /** What can be bought at it, scaled. */
    public long askQuantity() {
        return askQuantity;
    }
}
