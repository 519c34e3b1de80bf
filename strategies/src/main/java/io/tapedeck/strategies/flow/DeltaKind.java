package io.tapedeck.strategies.flow;

import io.tapedeck.engine.candle.Candle;

/** Which volume deltas are believed. */
enum DeltaKind {
    /** Those that were counted from taker volume. */
    COUNTED,
    /** Also those that were guessed from the direction of a candle. */
    ANY;

    boolean accepts(final Candle candle) {
        return this == ANY || !candle.is(Candle.FLAG_DELTA_APPROXIMATED);
    }
}
