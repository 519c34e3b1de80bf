package io.tapedeck.replay.importer;

import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.replay.check.Findings;
import io.tapedeck.replay.check.GapReport;

import java.util.List;

/**
 * What an import found and did. Immutable.
 *
 * @param key       of the tape.
 * @param files     what was found in each, in the order of the request.
 * @param rows      what became of the rows of all files.
 * @param conflicts the first few with both values, and how many there were.
 * @param tape      what was done to it.
 * @param gaps      of the tape as it is now.
 * @param terms     of the instrument as they are now.
 */
public record ImportReport(
    HistoryKey key,
    List<FileReport> files,
    RowCounts rows,
    Findings<RowConflict> conflicts,
    TapeChange tape,
    GapReport gaps,
    ResolvedTerms terms) {

    /**
     * Takes a copy of the list.
     *
     * @param key       of the tape.
     * @param files     reports.
     * @param rows      counts.
     * @param conflicts of rows.
     * @param tape      and what was done to it.
     * @param gaps      of the tape.
     * @param terms     of the instrument.
     */
    public ImportReport {
        files = List.copyOf(files);
    }

    /**
     * Tells the report to people.
     *
     * @return lines with times in UTC.
     */
    public List<String> lines() {
        return new ImportReportText(this).lines();
    }
}
