package io.tapedeck.engine.exit;

import io.tapedeck.engine.candle.Candle;

/**
 * What a position can meet of a candle, in directed prices (see {@link ExitPlan}), and what it meets for certain.
 *
 * <p>A position that is there from the open meets all of it. One that is opened inside the candle may meet everything
 * between low and high, but only some of it is certain to come: the high where the price had to rise to the entry, the
 * close in every case. One thread, no allocation.
 */
final class DirectedCandle {
    private long open;
    private long low;
    private long high;
    private long close;
    private long certainHigh;
    private boolean lowIsCertain;

    /** All of a candle, for a position that is open when it opens. */
    DirectedCandle whole(final Candle candle, final int direction) {
        open = candle.open() * direction;
        low = direction > 0 ? candle.low() : -candle.high();
        high = direction > 0 ? candle.high() : -candle.low();
        close = candle.close() * direction;
        certainHigh = high;
        lowIsCertain = true;
        return this;
    }

    /** What is left of a candle after an entry inside it. */
    DirectedCandle after(final Candle candle, final int direction, final long entryPrice,
        final Approach approach) {
        whole(candle, direction);
        final long entry = entryPrice * direction;
        if (approach != Approach.RISE) {
            certainHigh = Math.max(entry, close);
        }
        lowIsCertain = approach == Approach.FALL;
        open = entry;
        return this;
    }

    long open() {
        return open;
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    long close() {
        return close;
    }

    /** The highest price that is certain to come. */
    long certainHigh() {
        return certainHigh;
    }

    /** Whether the low is certain to come. */
    boolean lowIsCertain() {
        return lowIsCertain;
    }
}
