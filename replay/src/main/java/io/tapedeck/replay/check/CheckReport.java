package io.tapedeck.replay.check;

import io.tapedeck.journal.catalogue.HistoryTape;

import java.util.List;

/**
 * What {@link TapeCheck} found on a tape. Immutable.
 *
 * @param tape       as its manifest describes it.
 * @param frames     that could be read.
 * @param gaps       where candles are missing.
 * @param misplaced  candles that cannot stand where they do, duplicates among them.
 * @param impossible candles that no market can have traded.
 * @param damage     what is not as it was written, each a sentence for people.
 */
public record CheckReport(
    HistoryTape tape,
    long frames,
    GapReport gaps,
    Findings<MisplacedCandle> misplaced,
    Findings<ImpossibleCandle> impossible,
    List<String> damage) {

    /** How many candles of a kind a report lists; what lies beyond is only counted. */
    public static final int LISTED_CANDLES = 1_000;

    /**
     * Takes a copy of the list.
     *
     * @param tape       that was checked.
     * @param frames     that could be read.
     * @param gaps       spans.
     * @param misplaced  candles.
     * @param impossible candles.
     * @param damage     sentences.
     */
    public CheckReport {
        damage = List.copyOf(damage);
    }

    /**
     * Whether the tape may be relied on. Gaps are no fault of a tape: an exchange may have been down.
     *
     * @return false where it is damaged, or holds a candle that is misplaced or impossible.
     */
    public boolean isSound() {
        return damage.isEmpty() && misplaced.isEmpty() && impossible.isEmpty();
    }

    /**
     * How many candles the gaps would have held.
     *
     * @return 0 for a tape without a gap.
     */
    public long missingCandles() {
        return gaps.missingCandles();
    }

    /**
     * Tells the report to people.
     *
     * @return lines with times in UTC.
     */
    public List<String> lines() {
        return new CheckReportText(this).lines();
    }
}
