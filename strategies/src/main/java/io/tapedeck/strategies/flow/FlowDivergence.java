package io.tapedeck.strategies.flow;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleRing;
import io.tapedeck.engine.market.FixedPoint;

/**
 * Price against cumulative volume delta (CVD) in a candle and the n before it. Reads past candles and keeps nothing of
 * its own from one to the next. One thread, no allocation.
 */
final class FlowDivergence {
    private final int window;
    private final DeltaKind kind;
    private long lowest;
    private long highest;
    private long leastDelta;
    private long greatestDelta;
    private boolean believed;

    FlowDivergence(final int window, final DeltaKind kind) {
        this.window = window;
        this.kind = kind;
    }

    /** Looks at the candles; there must be n + 1 of them. */
    void read(final CandleRing candles) {
        lowest = Long.MAX_VALUE;
        highest = Long.MIN_VALUE;
        leastDelta = Long.MAX_VALUE;
        greatestDelta = Long.MIN_VALUE;
        believed = isBelieved(candles.ago(0));
        for (int age = 1; age <= window; age++) {
            include(candles.ago(age));
        }
    }

    private void include(final Candle candle) {
        lowest = Math.min(lowest, candle.low());
        highest = Math.max(highest, candle.high());
        leastDelta = Math.min(leastDelta, candle.cumulativeVolumeDelta());
        greatestDelta = Math.max(greatestDelta, candle.cumulativeVolumeDelta());
        believed &= isBelieved(candle);
    }

    private boolean isBelieved(final Candle candle) {
        return kind.accepts(candle) && candle.cumulativeVolumeDelta() != FixedPoint.UNKNOWN;
    }

    /** The price is at a new low, and sellers have not pressed it there. */
    boolean isBullish(final Candle newest) {
        return believed && newest.low() < lowest && newest.cumulativeVolumeDelta() >= leastDelta;
    }

    /** The price is at a new high, and buyers have not pressed it there. */
    boolean isBearish(final Candle newest) {
        return believed && newest.high() > highest && newest.cumulativeVolumeDelta() <= greatestDelta;
    }

    /** How far the delta is above the least before it; negative for a new low. */
    long aboveLeast(final Candle newest) {
        return newest.cumulativeVolumeDelta() - leastDelta;
    }

    /** How far the delta is below the greatest before it; negative for a new high. */
    long belowGreatest(final Candle newest) {
        return greatestDelta - newest.cumulativeVolumeDelta();
    }
}
