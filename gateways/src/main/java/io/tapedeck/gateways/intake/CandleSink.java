package io.tapedeck.gateways.intake;

import io.tapedeck.gateways.market.CandleUpdate;

/** Takes candles in their order, and the gaps between them. */
interface CandleSink {
    /**
     * A closed candle.
     *
     * @param candle       to record.
     * @param isBackfilled whether it was fetched afterwards, or waited until a later one had closed.
     */
    void onCandle(CandleUpdate candle, boolean isBackfilled);

    /**
     * Candles that nobody has.
     *
     * @param fromNs  open time of the first.
     * @param toNs    open time of the next one that is there.
     * @param missing how many.
     */
    void onGap(long fromNs, long toNs, int missing);
}
