package io.tapedeck.app.cli;

import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.replay.report.DifferenceJson;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.Verification;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the verification of a run found, for people and for programs. Immutable.
 *
 * @param run        that was played again.
 * @param recordedBy version of the program that recorded it.
 * @param outcome    what was found.
 */
record VerifyReport(Path run, String recordedBy, Verification.Outcome outcome) {
    /** Plays the run again, with a bar on {@code progress}. */
    static VerifyReport of(final Path run, final Catalogue catalogue, final StrategyCatalogue strategies,
        final ThreadMode threads, final PrintWriter progress) {
        return of(run, RunTape.of(run), catalogue, strategies, threads, progress);
    }

    /** As above, for a tape that was found already. */
    static VerifyReport of(final Path run, final RunTape tape, final Catalogue catalogue,
        final StrategyCatalogue strategies, final ThreadMode threads, final PrintWriter progress) {
        try (ProgressBar bar = new ProgressBar(progress)) {
            final Verification.Outcome outcome = new Verification(tape, catalogue, strategies)
                .run(CodeVersion.text(), System::nanoTime, threads, bar);
            return new VerifyReport(run, tape.manifest().text("codeVersion"), outcome);
        }
    }

    int exitCode() {
        return outcome.isIdentical() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    String text() {
        final String versions = recordedBy.equals(CodeVersion.text()) ? ""
            : "recorded by " + recordedBy + ", replayed by " + CodeVersion.text() + "\n";
        return versions + outcome.difference().map(this::different).orElseGet(() -> "verified " + run + ": "
            + outcome.compared() + " recorded frames and both digests are the same (" + outcome.replayed() + ")\n");
    }

    private String different(final Difference difference) {
        return "DIFFERENT " + run + ": " + sentence(difference) + "\n";
    }

    static String sentence(final Difference difference) {
        return difference.sentence();
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run);
        document.put("identical", outcome.isIdentical());
        document.put("recordedBy", recordedBy);
        document.put("comparedFrames", outcome.compared());
        document.put("recordedDigests", outcome.recorded());
        document.put("replayedDigests", outcome.replayed());
        outcome.difference().ifPresent(difference -> document.put("difference", document(difference)));
        return document;
    }

    static Map<String, Object> document(final Difference difference) {
        return DifferenceJson.document(difference);
    }
}
