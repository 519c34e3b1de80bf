package io.tapedeck.replay.check;

import io.tapedeck.engine.market.Timeframe;

/** Finds the spans without candles in a course of open times. One thread. */
public final class GapFinder {
    /** How many spans a report lists; what lies beyond is only counted. */
    public static final int LISTED_SPANS = 1_000;

    private static final long NONE = Long.MIN_VALUE;

    private final long durationNs;
    private final FindingsCollector<CandleGap> spans = new FindingsCollector<>(LISTED_SPANS);
    private long missingCandles;
    private long lastOpenNs = NONE;

    /**
     * A finder at the beginning of a tape.
     *
     * @param timeframe of the candles.
     */
    public GapFinder(final Timeframe timeframe) {
        durationNs = timeframe.durationNs();
    }

    /**
     * Takes the next candle.
     *
     * @param openTimeNs its open; one that is not later than the latest so far is passed over.
     */
    public void accept(final long openTimeNs) {
        if (lastOpenNs != NONE && openTimeNs > lastOpenNs + durationNs) {
            addGap(lastOpenNs + durationNs, openTimeNs);
        }
        lastOpenNs = Math.max(lastOpenNs, openTimeNs);
    }

    private void addGap(final long firstMissingNs, final long nextOpenNs) {
        final long candles = (nextOpenNs - firstMissingNs) / durationNs;
        // An open time off the boundaries can follow after less than a whole candle.
        if (candles > 0) {
            spans.add(new CandleGap(firstMissingNs, firstMissingNs + (candles - 1) * durationNs, candles));
            missingCandles += candles;
        }
    }

    /**
     * What was found so far.
     *
     * @return spans in order of time.
     */
    public GapReport report() {
        return new GapReport(spans.findings(), missingCandles);
    }
}
