package io.tapedeck.engine.candle;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;

import java.util.Arrays;

/**
 * The open interest of one instrument as it was last known at the close of every candle.
 *
 * <p>A candle may be completed late, by an event after its boundary; what became known in between belongs to the candle
 * after it. So each level has its own last value, which stops to follow at the end of the level's present span. Scaled
 * as quantities are; one thread, no allocation.
 */
final class KnownOpenInterest implements Stateful {
    private static final long NOT_OPEN = Long.MIN_VALUE;

    private final CandleBuilder[] builders;
    private final long[] inSpan;
    private long latest = FixedPoint.UNKNOWN;

    /**
     * Nothing is known yet.
     *
     * @param builders of the levels, from fine to coarse.
     */
    KnownOpenInterest(final CandleBuilder[] builders) {
        this.builders = builders;
        inSpan = new long[builders.length];
        Arrays.fill(inSpan, FixedPoint.UNKNOWN);
    }

    void onValue(final long timeNs, final long value) {
        latest = value;
        long openNs = NOT_OPEN;
        for (int level = 0; level < builders.length; level++) {
            final boolean isOpen = builders[level].endNs() != Long.MAX_VALUE;
            openNs = openNs == NOT_OPEN && isOpen ? builders[level].openTimeNs() : openNs;
            if (isOpen ? timeNs < builders[level].endNs() : isInComingSpan(level, openNs, timeNs)) {
                inSpan[level] = value;
            }
        }
    }

    /** A span that is not open yet will begin with a finer one: the one that is open, or one that is still to come. */
    private boolean isInComingSpan(final int level, final long finerOpenNs, final long timeNs) {
        return finerOpenNs == NOT_OPEN || timeNs < builders[level].timeframe().startOf(finerOpenNs)
            + builders[level].timeframe().durationNs();
    }

    /** The last value of all. */
    long latest() {
        return latest;
    }

    /** The span of a level ends: its last value; the next span begins with the last value of all. */
    long close(final int level) {
        final long known = inSpan[level];
        inSpan[level] = latest;
        return known;
    }

    void onSplit(final ShareRatio ratio) {
        latest = ratio.quantity(latest);
        for (int level = 0; level < inSpan.length; level++) {
            inSpan[level] = ratio.quantity(inSpan[level]);
        }
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(latest);
        for (final long known : inSpan) {
            writer.putLong(known);
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        latest = reader.getLong();
        for (int level = 0; level < inSpan.length; level++) {
            inSpan[level] = reader.getLong();
        }
    }
}
