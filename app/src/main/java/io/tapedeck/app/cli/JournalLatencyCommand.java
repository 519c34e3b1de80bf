package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.latency.LatencyScan;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;

/** {@code tapedeck journal latency}. */
@Command(
    name = JournalLatencyCommand.NAME,
    description = {JournalLatencyCommand.SUMMARY,
        "The tape must have been recorded with --stage-times."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:",
        "  tapedeck replay --record all --stage-times",
        "  tapedeck journal latency runs/20220101T000000Z-sma-cross --worst 5",
        "  tapedeck journal latency runs/20220101T000000Z-sma-cross --from 2022-02-01 --json"})
final class JournalLatencyCommand implements Callable<Integer> {
    static final String NAME = "latency";
    static final String SUMMARY = "Tells how long each stage took with the frames of a tape: percentiles, and the "
        + "frames that took longest with what stood around them.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", description = "A run, or the folder of a tape.")
    private String path;

    @Mixin
    private JournalOption journal;

    @Option(names = "--from", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Frames from this engine time on: leaves the warm-up of the JVM out.")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Frames before this engine time.")
    private Instant to;

    @Option(names = "--worst", paramLabel = "N", defaultValue = "10",
        description = "How many of the slowest frames to show (default: ${DEFAULT-VALUE}).")
    private int worst;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        if (worst < 0) {
            throw new ParameterException(spec.commandLine(), "--worst must be 0 or more, not " + worst);
        }
        final RecordedTape tape = journal.tape(path);
        final LatencyScan scan = new LatencyScan(tape);
        print(new LatencyReport(tape.reference(), scan.read(range(), worst)));
        scan.damage().ifPresent(damage -> spec.commandLine().getErr().println("tapedeck: " + damage.getMessage()));
        return scan.damage().isPresent() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private FrameRange range() {
        return new FrameRange(from == null ? FrameRange.ALL.fromNs() : Values.nanoseconds(from),
            to == null ? FrameRange.ALL.toNs() : Values.nanoseconds(to), 0, Long.MAX_VALUE);
    }

    private void print(final LatencyReport report) {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonDocument.render(report.document()) : report.text());
        out.flush();
    }
}
