package io.tapedeck.engine.market;

/** Best prices of a book, reused from event to event. Scaled as the instrument says; one thread, no allocation. */
public final class Quote {
    private int instrumentId;
    private long bidPrice;
    private long bidQuantity;
    private long askPrice;
    private long askQuantity;

    /** Begins the quote of an instrument. */
    public Quote of(final int instrument) {
        instrumentId = instrument;
        return this;
    }

    /** What buyers offer. */
    public Quote bid(final long price, final long quantity) {
        bidPrice = price;
        bidQuantity = quantity;
        return this;
    }

    /** What sellers ask. */
    public Quote ask(final long price, final long quantity) {
        askPrice = price;
        askQuantity = quantity;
        return this;
    }

    /** Instrument of the book. */
    public int instrumentId() {
        return instrumentId;
    }

    /** Highest price that a buyer offers. */
    public long bidPrice() {
        return bidPrice;
    }

    /** What can be sold at it. */
    public long bidQuantity() {
        return bidQuantity;
    }

    /** Lowest price that a seller asks. */
    public long askPrice() {
        return askPrice;
    }

    /** What can be bought at it. */
    public long askQuantity() {
        return askQuantity;
    }
}
