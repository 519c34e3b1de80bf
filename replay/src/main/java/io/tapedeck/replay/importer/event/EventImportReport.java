package io.tapedeck.replay.importer.event;

import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.replay.importer.TapeChange;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an import of events found and did. Immutable.
 *
 * @param key    of the tape.
 * @param files  what was found in each, in the order of the request.
 * @param rows   what became of the rows of all files.
 * @param change what was done to the tape.
 */
public record EventImportReport(HistoryKey key, List<FileSpan> files, Rows rows, TapeChange change) {
    /** Keeps a copy of the list. */
    public EventImportReport {
        files = List.copyOf(files);
    }

    /**
     * What was found in a file.
     *
     * @param file    as it was named.
     * @param rows    in it.
     * @param firstNs earliest event, nanoseconds.
     * @param lastNs  latest event, nanoseconds.
     */
    public record FileSpan(Path file, long rows, long firstNs, long lastNs) {
    }

    /**
     * What became of the rows.
     *
     * @param added       that the tape took on.
     * @param known       that an earlier source has exactly so.
     * @param conflicting that belong to a moment of which an earlier source says something else.
     */
    public record Rows(long added, long known, long conflicting) {
    }

    /**
     * Tells the report to people.
     *
     * @return lines with times in UTC.
     */
    public List<String> lines() {
        final List<String> lines = new ArrayList<>();
        files.forEach(file -> lines.add(file.file() + ": " + file.rows() + " rows, " + time(file.firstNs()) + " to "
            + time(file.lastNs())));
        lines.add("rows: " + rows.added() + " new, " + rows.known() + " already known, " + rows.conflicting()
            + " in conflict and not taken");
        lines.add("tape " + key + ": " + (change.isChanged()
            ? "generation " + change.generationAfter() + " with " + change.candlesAfter() + " events ("
                + change.candlesBefore() + " before), " + time(change.firstOpenNs()) + " to " + time(change.endNs())
            : "unchanged, generation " + change.generationAfter() + " has all of this already"));
        return lines;
    }

    private static Instant time(final long timeNs) {
        return Instant.ofEpochSecond(0, timeNs);
    }
}
