package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.replay.check.GapFinder;
import io.tapedeck.replay.check.GapReport;

/** From when to when a tape goes, how many candles it has, and where it has none. One thread. */
final class TapeOutline {
    private final Timeframe timeframe;
    private final GapFinder gaps;
    private long candles;
    private long firstOpenNs;
    private long lastOpenNs;

    TapeOutline(final Timeframe timeframe, final TradingCalendar calendar) {
        this.timeframe = timeframe;
        this.gaps = new GapFinder(timeframe, calendar);
    }

    /** Takes the next candle in order of time. */
    void accept(final long openTimeNs) {
        gaps.accept(openTimeNs);
        firstOpenNs = candles == 0 ? openTimeNs : firstOpenNs;
        lastOpenNs = openTimeNs;
        candles++;
    }

    GapReport gaps() {
        return gaps.report();
    }

    long candles() {
        return candles;
    }

    long firstOpenNs() {
        return firstOpenNs;
    }

    /** Close of the last candle. */
    long endNs() {
        return lastOpenNs + timeframe.durationNs();
    }
}
