package io.tapedeck.replay.importer;

import io.tapedeck.replay.check.Findings;
import io.tapedeck.replay.check.FindingsCollector;

import java.util.Arrays;

/** Counts what becomes of every row. One thread. */
final class RowTally {
    /** How many conflicts are shown with both values. */
    static final int LISTED_CONFLICTS = 5;

    private final FindingsCollector<RowConflict> conflicts = new FindingsCollector<>(LISTED_CONFLICTS);
    private final long[] repeatedByFile;
    private long added;
    private long known;
    private long enriched;

    RowTally(final int files) {
        repeatedByFile = new long[files];
    }

    void countAdded() {
        added++;
    }

    void countKnown() {
        known++;
    }

    void countEnriched() {
        enriched++;
    }

    void countRepeated(final int file) {
        repeatedByFile[file]++;
    }

    void countConflict(final RowConflict conflict) {
        conflicts.add(conflict);
    }

    long repeatedIn(final int file) {
        return repeatedByFile[file];
    }

    Findings<RowConflict> conflicts() {
        return conflicts.findings();
    }

    RowCounts counts() {
        return new RowCounts(added, known, enriched, conflicts().total(), Arrays.stream(repeatedByFile).sum());
    }
}
