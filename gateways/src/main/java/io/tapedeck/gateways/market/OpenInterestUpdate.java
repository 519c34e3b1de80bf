package io.tapedeck.gateways.market;

/** Open interest as a venue reported it, reused. */
public final class OpenInterestUpdate {
    private int instrumentId;
    private long timeNs;
    private long openInterest;

    /**
     * Begins an update: everything that is not given afterwards is unknown, 0 or false.
     *
     * @param instrument number of the instrument.
     * @return this.
     */
    public OpenInterestUpdate begin(final int instrument) {
        instrumentId = instrument;
        timeNs = 0;
        openInterest = 0;
        return this;
    }

    /** Gives: when it was so at the venue. */
    public OpenInterestUpdate timeNs(final long value) {
        timeNs = value;
        return this;
    }

    /** Gives: quantity that is held, scaled. */
    public OpenInterestUpdate openInterest(final long value) {
        openInterest = value;
        return this;
    }

    /** Number of the instrument. */
    public int instrumentId() {
        return instrumentId;
    }

    /** When it was so at the venue. */
    public long timeNs() {
        return timeNs;
    }

    /** Quantity that is held, scaled. */
    public long openInterest() {
        return openInterest;
    }
}
