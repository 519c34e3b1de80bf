package io.tapedeck.app.download;

import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.replay.report.Decimals;

import java.util.ArrayList;
import java.util.List;

/**
 * What a download brought. Immutable.
 *
 * @param tape             as it is now.
 * @param generationBefore current until then; 0 where there was none.
 * @param asked            span.
 * @param fetched          how it came.
 * @param rows             what became of them.
 * @param conflicts        the first few that contradict the tape.
 * @param notes            for people: what else they should know.
 */
public record DownloadResult(
    HistoryTape tape,
    int generationBefore,
    Span asked,
    Fetched fetched,
    Rows rows,
    List<String> conflicts,
    List<String> notes) {

    /** Keeps copies of the lists. */
    public DownloadResult {
        conflicts = List.copyOf(conflicts);
        notes = List.copyOf(notes);
    }

    /**
     * How history came.
     *
     * @param rows     that were fetched by this call.
     * @param kept     that an earlier call had fetched already.
     * @param archives of whole months, whose rows are not among them.
     * @param answers  that came.
     */
    public record Fetched(long rows, long kept, long archives, long answers) {
    }

    /**
     * What became of rows.
     *
     * @param added          that are new.
     * @param known          that the tape had.
     * @param conflicting    that contradict the tape and were not taken.
     * @param missingCandles of the tape as it is now, between its first and its last.
     */
    public record Rows(long added, long known, long conflicting, long missingCandles) {
    }

    /**
     * Whether a generation was written.
     *
     * @return false where the venue said nothing new.
     */
    public boolean isChanged() {
        return tape.generation() != generationBefore;
    }

    /**
     * Tells the result to people.
     *
     * @return lines with times in UTC.
     */
    public List<String> lines() {
        final List<String> lines = new ArrayList<>();
        final HistoryKey key = tape.key();
        lines.add(asked.isEmpty() ? key + ": nothing can be new" : key + ": asked for " + asked + "; "
            + fetched.rows() + " rows came in " + fetched.answers() + " answers"
            + (fetched.archives() > 0 ? ", " + fetched.archives() + " months as archives" : "")
            + (fetched.kept() > 0 ? ", " + fetched.kept() + " were kept from before" : ""));
        lines.add("rows: " + rows.added() + " new, " + rows.known() + " already known, " + rows.conflicting()
            + " in conflict and not taken");
        conflicts.forEach(conflict -> lines.add("  conflict at " + conflict));
        lines.add("tape " + key + ": " + (isChanged() ? "generation " : "unchanged, generation ") + tape.generation()
            + " with " + tape.frames() + (key.content().isCandles() ? " candles, " : " events, ")
            + Decimals.instant(tape.firstOpenNs()) + " to " + Decimals.instant(tape.endNs())
            + (rows.missingCandles() > 0 ? "; " + rows.missingCandles() + " candles are missing in between, see 'data "
                + "check'" : ""));
        lines.addAll(notes);
        return lines;
    }
}
