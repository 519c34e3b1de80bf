package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.order.FillReason;

/** Receives the verdicts of the judge. */
public interface ExitListener {
    /**
     * The position is left.
     *
     * @param candle the finest one that shows it.
     * @param price  scaled.
     * @param timeNs open of the candle for a gap, its close for a level inside.
     * @param reason stop or target.
     */
    void onExit(Candle candle, long price, long timeNs, FillReason reason);

    /**
     * The finest candle reaches both levels, and the worse is assumed; called before {@link #onExit}.
     *
     * @param candle      the finest one.
     * @param stopPrice   assumed to come first.
     * @param targetPrice the better outcome.
     */
    void onAmbiguity(Candle candle, long stopPrice, long targetPrice);
}
