package io.tapedeck.app.cli;

import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.retention.PlannedTape;
import io.tapedeck.replay.retention.RetentionPlan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a retention rule did, or would do, for people and for programs. Immutable.
 *
 * @param session that it is about.
 * @param isDry   whether nothing was done.
 * @param plan    what it means.
 */
record RetentionReport(Path session, boolean isDry, RetentionPlan plan) {
    private static final String ROW = "%-6s  %12s  %-20s  %-20s  %-8s  %s";

    String text() {
        final StringBuilder text = new StringBuilder(row("tape", "frames", "from", "to (UTC)", "", ""));
        plan.tapes().forEach(tape -> text.append(row(tape)));
        return text.append(summary()).toString();
    }

    private static String row(final Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing() + "\n";
    }

    private String row(final PlannedTape tape) {
        return row(name(tape), tape.frames(), time(tape, tape.firstTimeNs()), time(tape, tape.lastTimeNs()), fate(tape),
            tape.why());
    }

    private static String name(final PlannedTape tape) {
        return tape.tape().directory().getFileName().toString();
    }

    private static String time(final PlannedTape tape, final long timeNs) {
        return tape.frames() == 0 ? "" : Decimals.instant(timeNs);
    }

    private String fate(final PlannedTape tape) {
        return tape.fate() == PlannedTape.Fate.KEPT ? "stays" : isDry ? "goes" : "removed";
    }

    private String summary() {
        if (!plan.verification().isIdentical()) {
            return new SessionReport(session, CodeVersion.text(), plan.verification()).text() + "nothing was removed\n";
        }
        return plan.removed().size() + " of " + plan.tapes().size() + " tapes "
            + (isDry ? "would go; nothing was removed" : "were removed") + "\n";
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("session", session);
        document.put("verification",
            new SessionReport(session, CodeVersion.text(), plan.verification()).document());
        document.put("dryRun", isDry);
        document.put("removed", plan.removed().size());
        document.put("tapes", plan.tapes().stream().map(RetentionReport::document).toList());
        return document;
    }

    private static Map<String, Object> document(final PlannedTape tape) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tape", name(tape));
        document.put("firstSequence", tape.tape().firstSequence());
        document.put("frames", tape.frames());
        document.put("from", tape.frames() == 0 ? null : Decimals.instant(tape.firstTimeNs()));
        document.put("to", tape.frames() == 0 ? null : Decimals.instant(tape.lastTimeNs()));
        document.put("removed", tape.fate() == PlannedTape.Fate.REMOVED);
        document.put("why", tape.why());
        return document;
    }
}
