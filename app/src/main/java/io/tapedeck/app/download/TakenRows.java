package io.tapedeck.app.download;

import io.tapedeck.replay.importer.ImportReport;
import io.tapedeck.replay.importer.TapeChange;
import io.tapedeck.replay.importer.event.EventImportReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the rows of a download, over all of its imports. One thread. */
final class TakenRows {
    private static final int LISTED_CONFLICTS = 10;

    private final List<String> conflicts = new ArrayList<>();
    private Optional<TapeChange> change = Optional.empty();
    private long added;
    private long known;
    private long conflicting;
    private long missingCandles;

    void add(final ImportReport report) {
        added += report.rows().added();
        known += report.rows().known() + report.rows().enriched() + report.rows().repeated();
        conflicting += report.rows().conflicting();
        missingCandles = report.gaps().missingCandles();
        report.conflicts().first().stream().limit(LISTED_CONFLICTS - conflicts.size())
            .forEach(conflict -> conflicts.add(conflict.toString()));
        follow(report.tape());
    }

    void add(final EventImportReport report) {
        added += report.rows().added();
        known += report.rows().known();
        conflicting += report.rows().conflicting();
        follow(report.change());
    }

    private void follow(final TapeChange next) {
        change = Optional.of(change.map(first -> new TapeChange(first.generationBefore(), next.generationAfter(),
            first.candlesBefore(), next.candlesAfter(), next.firstOpenNs(), next.endNs())).orElse(next));
    }

    /** Whether nothing was imported yet. */
    boolean isEmpty() {
        return change.isEmpty();
    }

    DownloadResult.Rows rows() {
        return new DownloadResult.Rows(added, known, conflicting, missingCandles);
    }

    List<String> conflicts() {
        return conflicts;
    }
}
