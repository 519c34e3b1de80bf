package io.tapedeck.app.cli;

import io.tapedeck.journal.cause.CausalIndex;
import io.tapedeck.journal.cause.CausalNode;
import io.tapedeck.journal.cause.CausalTree;
import io.tapedeck.journal.cause.SourceTapes;
import io.tapedeck.journal.cause.Subject;
import io.tapedeck.journal.cause.UnknownSubjectException;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.report.RecordedVerdicts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code tapedeck journal why}: from an effect back to its causes. */
@Command(
    name = WhyCommand.NAME,
    description = {WhyCommand.SUMMARY,
        "the candle that was read, the signal with its reason and its figures, what risk said, the order, its fills, "
            + "what happened on the way, the exit and the result, each with its place on the tape and its time."},
    mixinStandardHelpOptions = true,
    footer = {
        "",
        "The run must have been recorded with --record decisions or --record all.",
        "",
        "Examples:",
        "  tapedeck journal why runs/20220101T000000Z-sma-cross --trade 12",
        "  tapedeck journal why runs/20220101T000000Z-sma-cross --order 23 --json",
        "  tapedeck journal why runs/20220101T000000Z-sma-cross --signal 40     (a refused one, too)"})
final class WhyCommand implements Callable<Integer> {
    static final String NAME = "why";
    static final String SUMMARY = "Tells why a trade, a position, an order or a signal came to be, from the tape that "
        + "a run recorded:";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder of a run, or of its tape.")
    private String run;

    @ArgGroup(multiplicity = "1")
    private Asked asked;

    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal with the history of the run, to name the frames that a candle was made of "
            + "(default: ${DEFAULT-VALUE}).")
    private Path journal;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    /** One of these is asked for. */
    private static final class Asked {
        @Option(names = "--trade", paramLabel = "N", description = "Number of a trade, as in trades.csv.")
        private Long trade;

        @Option(names = "--position", paramLabel = "N", description = "Number of a position.")
        private Long position;

        @Option(names = "--order", paramLabel = "N", description = "Number of an order.")
        private Long order;

        @Option(names = "--signal", paramLabel = "N", description = "Number of a signal.")
        private Long signal;

        Subject subject() {
            if (trade != null) {
                return new Subject(Subject.Kind.TRADE, trade);
            }
            if (position != null) {
                return new Subject(Subject.Kind.POSITION, position);
            }
            return order == null ? new Subject(Subject.Kind.SIGNAL, signal) : new Subject(Subject.Kind.ORDER, order);
        }
    }

    @Override
    public Integer call() {
        final RecordedTape tape = RecordedTape.find(run, journal);
        final CausalIndex index = new CausalIndex(tape);
        if (index.damage().isEmpty()) {
            explain(index, tape);
            return ExitCode.DONE;
        }
        explainBeforeDamage(index, tape);
        return ExitCode.CHECK_FAILED;
    }

    private void explain(final CausalIndex index, final RecordedTape tape) {
        print(new CausalTree(index.chain(asked.subject()), SourceTapes.of(tape, journal),
            new RecordedVerdicts()).root());
    }

    /** What is asked for may stand behind the damage: that it is not before it is no mistake of who asks. */
    private void explainBeforeDamage(final CausalIndex index, final RecordedTape tape) {
        final PrintWriter err = spec.commandLine().getErr();
        try {
            explain(index, tape);
        } catch (final UnknownSubjectException unknown) {
            err.println("tapedeck: before its damage " + unknown.getMessage());
        }
        err.println("tapedeck: " + index.damage().orElseThrow().getMessage()
            + "; what stands behind that is not part of this answer");
    }

    private void print(final CausalNode root) {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonDocument.render(root.document()) : root.lines());
        out.flush();
    }
}
