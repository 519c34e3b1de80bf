package io.tapedeck.gateways.market;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;

/** A candle as a venue reported it, reused. */
public final class CandleUpdate {
    private int instrumentId;
    private long timeNs;
    private Timeframe timeframe = Timeframe.M1;
    private long openTimeNs;
    private boolean closed;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long quoteVolume;
    private long takerBuyVolume;
    private long tradeCount;

    /**
     * Begins an update: everything that is not given afterwards is unknown, 0 or false.
     *
     * @param instrument number of the instrument.
     * @return this.
     */
    public CandleUpdate begin(final int instrument) {
        instrumentId = instrument;
        timeNs = FixedPoint.UNKNOWN;
        timeframe = Timeframe.M1;
        openTimeNs = 0;
        closed = false;
        open = 0;
        high = 0;
        low = 0;
        close = 0;
        volume = 0;
        quoteVolume = FixedPoint.UNKNOWN;
        takerBuyVolume = FixedPoint.UNKNOWN;
        tradeCount = FixedPoint.UNKNOWN;
        return this;
    }

    /**
     * Keeps what would be overwritten by the next one.
     *
     * @return a new one that says the same.
     */
    public CandleUpdate copy() {
        return new CandleUpdate().begin(instrumentId).timeNs(timeNs).timeframe(timeframe).openTimeNs(openTimeNs)
            .closed(closed).open(open).high(high).low(low).close(close).volume(volume).quoteVolume(quoteVolume)
            .takerBuyVolume(takerBuyVolume).tradeCount(tradeCount);
    }

    /** Gives: when the venue sent it; perhaps unknown. */
    public CandleUpdate timeNs(final long value) {
        timeNs = value;
        return this;
    }

    /** Gives: span of the candle. */
    public CandleUpdate timeframe(final Timeframe value) {
        timeframe = value;
        return this;
    }

    /** Gives: when it opened. */
    public CandleUpdate openTimeNs(final long value) {
        openTimeNs = value;
        return this;
    }

    /** Gives: whether it is complete and changes no more. */
    public CandleUpdate closed(final boolean value) {
        closed = value;
        return this;
    }

    /** Gives: first price, scaled. */
    public CandleUpdate open(final long value) {
        open = value;
        return this;
    }

    /** Gives: highest price, scaled. */
    public CandleUpdate high(final long value) {
        high = value;
        return this;
    }

    /** Gives: lowest price, scaled. */
    public CandleUpdate low(final long value) {
        low = value;
        return this;
    }

    /** Gives: last price, scaled. */
    public CandleUpdate close(final long value) {
        close = value;
        return this;
    }

    /** Gives: quantity traded, scaled. */
    public CandleUpdate volume(final long value) {
        volume = value;
        return this;
    }

    /** Gives: money traded; perhaps unknown. */
    public CandleUpdate quoteVolume(final long value) {
        quoteVolume = value;
        return this;
    }

    /** Gives: quantity that buyers took, scaled; perhaps unknown. */
    public CandleUpdate takerBuyVolume(final long value) {
        takerBuyVolume = value;
        return this;
    }

    /** Gives: number of trades; perhaps unknown. */
    public CandleUpdate tradeCount(final long value) {
        tradeCount = value;
        return this;
    }

    /** Number of the instrument. */
    public int instrumentId() {
        return instrumentId;
    }

    /** When the venue sent it; perhaps unknown. */
    public long timeNs() {
        return timeNs;
    }

    /** Span of the candle. */
    public Timeframe timeframe() {
        return timeframe;
    }

    /** When it opened. */
    public long openTimeNs() {
        return openTimeNs;
    }

    /** Whether it is complete and changes no more. */
    public boolean closed() {
        return closed;
    }

    /** First price, scaled. */
    public long open() {
        return open;
    }

    /** Highest price, scaled. */
    public long high() {
        return high;
    }

    /** Lowest price, scaled. */
    public long low() {
        return low;
    }

    /** Last price, scaled. */
    public long close() {
        return close;
    }

    /** Quantity traded, scaled. */
    public long volume() {
        return volume;
    }

    /** Money traded; perhaps unknown. */
    public long quoteVolume() {
        return quoteVolume;
    }

    /** Quantity that buyers took, scaled; perhaps unknown. */
    public long takerBuyVolume() {
        return takerBuyVolume;
    }

    /** Number of trades; perhaps unknown. */
    public long tradeCount() {
        return tradeCount;
    }
}
