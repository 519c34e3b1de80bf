package io.tapedeck.gateways.intake;

/** Where candles are asked for that did not come by themselves. */
@FunctionalInterface
public interface MissingCandles {
    /**
     * Asks for closed candles. The answer comes later, on any thread: candles, then the end of the backfill.
     *
     * @param instrumentId of the candles.
     * @param fromNs       first open time.
     * @param toNs         open times lie before it.
     */
    void request(int instrumentId, long fromNs, long toNs);
}
