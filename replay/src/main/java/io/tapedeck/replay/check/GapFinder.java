package io.tapedeck.replay.check;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;

/** Finds the spans without candles in a course of open times. One thread. */
public final class GapFinder {
    /** How many spans a report lists; what lies beyond is only counted. */
    public static final int LISTED_SPANS = 1_000;

    private static final long NONE = Long.MIN_VALUE;

    private final Timeframe timeframe;
    private final TradingCalendar calendar;
    private final FindingsCollector<CandleGap> spans = new FindingsCollector<>(LISTED_SPANS);
    private long missingCandles;
    private long lastOpenNs = NONE;

    /**
     * A finder at the beginning of a tape.
     *
     * @param timeframe of the candles.
     * @param calendar  of the market: what is a gap and what only a night.
     */
    public GapFinder(final Timeframe timeframe, final TradingCalendar calendar) {
        this.timeframe = timeframe;
        this.calendar = calendar;
    }

    /**
     * Takes the next candle.
     *
     * @param openTimeNs its open; one that is not later than the latest so far is passed over.
     */
    public void accept(final long openTimeNs) {
        if (lastOpenNs != NONE && openTimeNs > lastOpenNs + timeframe.durationNs()) {
            addGap(lastOpenNs + timeframe.durationNs(), openTimeNs);
        }
        lastOpenNs = Math.max(lastOpenNs, openTimeNs);
    }

    private void addGap(final long endNs, final long nextOpenNs) {
        final long candles = calendar.candlesBetween(endNs, nextOpenNs, timeframe);
        // An open time off the boundaries can follow after less than a whole candle.
        if (candles > 0) {
            spans.add(new CandleGap(calendar.nextOpen(endNs, timeframe), lastBefore(nextOpenNs), candles));
            missingCandles += candles;
        }
    }

    private long lastBefore(final long nextOpenNs) {
        long startNs = timeframe.startOf(nextOpenNs - 1);
        while (calendar.nextOpen(startNs, timeframe) != startNs) {
            startNs -= timeframe.durationNs();
        }
        return startNs;
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
