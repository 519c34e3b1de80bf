package io.tapedeck.gateways.market;

import io.tapedeck.engine.market.FixedPoint;

/** Mark price and funding rate as a venue reported them, reused. */
public final class MarkPriceUpdate {
    private int instrumentId;
    private long timeNs;
    private long markPrice;
    private long indexPrice;
    private long fundingRate;
    private long nextFundingTimeNs;

    /**
     * Begins an update: everything that is not given afterwards is unknown, 0 or false.
     *
     * @param instrument number of the instrument.
     * @return this.
     */
    public MarkPriceUpdate begin(final int instrument) {
        instrumentId = instrument;
        timeNs = 0;
        markPrice = FixedPoint.UNKNOWN;
        indexPrice = FixedPoint.UNKNOWN;
        fundingRate = FixedPoint.UNKNOWN;
        nextFundingTimeNs = FixedPoint.UNKNOWN;
        return this;
    }

    /** Gives: when the venue sent it. */
    public MarkPriceUpdate timeNs(final long value) {
        timeNs = value;
        return this;
    }

    /** Gives: price that positions are valued at, scaled; perhaps unknown. */
    public MarkPriceUpdate markPrice(final long value) {
        markPrice = value;
        return this;
    }

    /** Gives: price of the underlying, scaled; perhaps unknown. */
    public MarkPriceUpdate indexPrice(final long value) {
        indexPrice = value;
        return this;
    }

    /** Gives: share of the notional that longs will pay shorts, rate; perhaps unknown. */
    public MarkPriceUpdate fundingRate(final long value) {
        fundingRate = value;
        return this;
    }

    /** Gives: when they will; perhaps unknown. */
    public MarkPriceUpdate nextFundingTimeNs(final long value) {
        nextFundingTimeNs = value;
        return this;
    }

    /** Number of the instrument. */
    public int instrumentId() {
        return instrumentId;
    }

    /** When the venue sent it. */
    public long timeNs() {
        return timeNs;
    }

    /** Price that positions are valued at, scaled; perhaps unknown. */
    public long markPrice() {
        return markPrice;
    }

    /** Price of the underlying, scaled; perhaps unknown. */
    public long indexPrice() {
        return indexPrice;
    }

    /** Share of the notional that longs will pay shorts, rate; perhaps unknown. */
    public long fundingRate() {
        return fundingRate;
    }

    /** When they will; perhaps unknown. */
    public long nextFundingTimeNs() {
        return nextFundingTimeNs;
    }
}
