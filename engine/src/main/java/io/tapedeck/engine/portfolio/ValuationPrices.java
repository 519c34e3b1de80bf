package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

/**
 * What the instruments of an account are worth: the last price of each, and the price that the venue values contracts
 * at while it is not out of date. Scaled. One thread, no allocation after construction.
 */
public final class ValuationPrices {
    private final long[] last = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final long[] marks = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final long[] marksUntilNs = new long[InstrumentRegistry.MAXIMUM_INSTRUMENTS];

    ValuationPrices() {
        // Instruments come later.
    }

    void onInstrument(final int instrumentId) {
        last[instrumentId] = FixedPoint.UNKNOWN;
        marks[instrumentId] = FixedPoint.UNKNOWN;
    }

    void trade(final int instrumentId, final long price) {
        last[instrumentId] = price;
    }

    /**
     * Takes note of the price that the venue values contracts at; until it is out of date the last price does not.
     *
     * @param instrumentId of the price.
     * @param price        scaled.
     * @param untilNs      when the next one should have come, nanoseconds.
     */
    public void mark(final int instrumentId, final long price, final long untilNs) {
        marks[instrumentId] = price;
        marksUntilNs[instrumentId] = untilNs;
    }

    /**
     * Forgets a mark price that is out of date: where a venue's marks end, the last price values contracts again.
     *
     * @param instrumentId of the price.
     * @param timeNs       open of the candle that is about to be walked.
     */
    public void expireMark(final int instrumentId, final long timeNs) {
        if (marks[instrumentId] != FixedPoint.UNKNOWN && timeNs >= marksUntilNs[instrumentId]) {
            marks[instrumentId] = FixedPoint.UNKNOWN;
        }
    }

    /** Whether a mark price is known, so that the last price does not liquidate. */
    public boolean hasMark(final int instrumentId) {
        return marks[instrumentId] != FixedPoint.UNKNOWN;
    }

    long last(final int instrumentId) {
        return last[instrumentId];
    }

    /** The mark price where there is one, else the last price. */
    long valuation(final int instrumentId) {
        return marks[instrumentId] == FixedPoint.UNKNOWN ? last[instrumentId] : marks[instrumentId];
    }

    void split(final int instrumentId, final ShareRatio ratio) {
        last[instrumentId] = ratio.price(last[instrumentId]);
        marks[instrumentId] = ratio.price(marks[instrumentId]);
    }

    void saveState(final int instrumentId, final StateWriter writer) {
        writer.putLong(last[instrumentId]);
        writer.putLong(marks[instrumentId]);
        writer.putLong(marksUntilNs[instrumentId]);
    }

    void loadState(final int instrumentId, final StateReader reader) {
        last[instrumentId] = reader.getLong();
        marks[instrumentId] = reader.getLong();
        marksUntilNs[instrumentId] = reader.getLong();
    }
}
