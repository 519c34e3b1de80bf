package io.tapedeck.app.cli;

import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.RunTape;
import io.tapedeck.replay.run.Verification;
import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Verifies a run and prints what was found. */
final class VerifyReport {
    private final CommandSpec spec;
    private final Catalogue catalogue;
    private final ThreadMode threads;
    private final boolean json;

    VerifyReport(final CommandSpec spec, final Catalogue catalogue, final ThreadMode threads, final boolean json) {
        this.spec = spec;
        this.catalogue = catalogue;
        this.threads = threads;
        this.json = json;
    }

    /** Returns the exit code. */
    int print(final Path run) {
        final RunTape tape = RunTape.of(run);
        final Verification.Outcome outcome = verify(tape);
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(document(run, outcome)));
        } else {
            printText(run, tape, outcome);
        }
        out.flush();
        return outcome.isIdentical() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private Verification.Outcome verify(final RunTape tape) {
        try (ProgressBar progress = new ProgressBar(spec.commandLine().getErr())) {
            return new Verification(tape, catalogue, StrategyCatalogue.load())
                .run(CodeVersion.text(), System::nanoTime, threads, progress);
        }
    }

    private void printText(final Path run, final RunTape tape, final Verification.Outcome outcome) {
        final PrintWriter out = spec.commandLine().getOut();
        final String recordedBy = tape.manifest().text("codeVersion");
        if (!recordedBy.equals(CodeVersion.text())) {
            out.println("recorded by " + recordedBy + ", replayed by " + CodeVersion.text());
        }
        if (outcome.isIdentical()) {
            out.println("verified " + run + ": " + outcome.compared() + " recorded frames and both digests are the "
                + "same (" + outcome.replayed() + ")");
            return;
        }
        final Difference difference = outcome.difference().orElseThrow();
        out.println("DIFFERENT " + run + ": " + (difference.sequence() == 0 ? "" : "first at frame "
            + difference.sequence() + ", " + Decimals.instant(difference.timeNs()) + ", ") + difference.what());
    }

    private static Map<String, Object> document(final Path run, final Verification.Outcome outcome) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run);
        document.put("identical", outcome.isIdentical());
        document.put("comparedFrames", outcome.compared());
        document.put("recordedDigests", outcome.recorded());
        document.put("replayedDigests", outcome.replayed());
        outcome.difference().ifPresent(difference -> {
            final Map<String, Object> first = new LinkedHashMap<>();
            first.put("sequence", difference.sequence());
            first.put("time", Decimals.instant(difference.timeNs()));
            first.put("what", difference.what());
            document.put("difference", first);
        });
        return document;
    }
}
