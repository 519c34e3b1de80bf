package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.order.FillReason;

/** Receives the verdicts of the judge. */
public interface ExitListener {
    /**
     * A part of a position, or all of it, leaves.
     *
     * @param position that is left.
     * @param quantity scaled, at most what is guarded.
     * @param price    scaled.
     * @param timeNs   open of the candle for a gap, its close for a level inside.
     * @param reason   which level was met.
     */
    void onExit(ProtectedPosition position, long quantity, long price, long timeNs, FillReason reason);

    /**
     * The finest data allows a better outcome than the one that is assumed; called before {@link #onExit}.
     *
     * @param position      concerned.
     * @param candle        the finest one.
     * @param betterOutcome what the best possible outcome would have been worth more at the close, money without fees.
     */
    void onAmbiguity(ProtectedPosition position, Candle candle, long betterOutcome);
}
