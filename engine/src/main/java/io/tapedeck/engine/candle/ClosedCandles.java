package io.tapedeck.engine.candle;

/** Receives the candles that the aggregation completes. */
@FunctionalInterface
public interface ClosedCandles {
    /**
     * A candle is complete. Called from fine to coarse.
     *
     * @param candle valid during the call only.
     */
    void onCandleClosed(Candle candle);
}
