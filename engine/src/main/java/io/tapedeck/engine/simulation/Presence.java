package io.tapedeck.engine.simulation;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.portfolio.Position;

/** How much of a candle a position is there for: quotes and trades open positions between the boundaries of candles. */
enum Presence {
    /** From its open on. */
    WHOLE,
    /** From some moment inside it. */
    PART,
    /** It was opened later. */
    NONE;

    static Presence of(final Position position, final Candle candle) {
        if (position.entryTimeNs() <= candle.openTimeNs()) {
            return WHOLE;
        }
        return position.entryTimeNs() < candle.closeTimeNs() ? PART : NONE;
    }
}
