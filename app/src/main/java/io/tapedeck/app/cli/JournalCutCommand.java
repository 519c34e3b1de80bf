package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.FrameSpan;
import io.tapedeck.journal.inspect.TapeCut;
import io.tapedeck.journal.inspect.TapeExtent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tapedeck journal cut}. */
@Command(
    name = JournalCutCommand.NAME,
    description = JournalCutCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:",
        "  tapedeck journal cut binance/BTCUSDT/candles-1m --from 2022-11-08 --to 2022-11-09 --out november-8/",
        "  tapedeck journal cut runs/20220101T000000Z-sma-cross --sequence 4000..4100 --out around-the-loss/"})
final class JournalCutCommand implements Callable<Integer> {
    static final String NAME = "cut";
    static final String SUMMARY = "Cuts a span out of a tape into a new one, frames byte for byte; a session's "
        + "settings and instruments stand before it.";

    private static final Pattern SEQUENCES = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE",
        description = "Folder of a tape, a run, or a tape of the journal such as binance/BTCUSDT/candles-1m@3.")
    private String tape;

    @Mixin
    private JournalOption journal;

    @Option(names = "--from", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "First moment, UTC: 2022-01-01 or 2022-01-01T13:30:00Z.")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = Values.InstantValue.class,
        description = "Moment before which the span ends.")
    private Instant to;

    @Option(names = "--sequence", paramLabel = "A..B", description = "First and last sequence, both in the span.")
    private String sequences;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "New folder for the new tape.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final FrameSpan span = span();
        final TapeExtent extent = TapeCut.write(journal.tape(tape), span, out, CodeVersion.text());
        WrittenTape.of(out, extent).print(spec.commandLine().getOut(), json);
        return ExitCode.DONE;
    }

    private FrameSpan span() {
        if (from == null && to == null && sequences == null) {
            throw new ParameterException(spec.commandLine(), "say what to cut: --from and --to, or --sequence");
        }
        final Matcher both = SEQUENCES.matcher(sequences == null ? "0.." + "9".repeat(18) : sequences);
        if (!both.matches() || Long.parseLong(both.group(1)) > Long.parseLong(both.group(2))) {
            throw new ParameterException(spec.commandLine(), "--sequence is written as 4000..4100, not " + sequences);
        }
        return new FrameSpan(from == null ? Long.MIN_VALUE : Values.nanoseconds(from),
            to == null ? Long.MAX_VALUE : Values.nanoseconds(to),
            Long.parseLong(both.group(1)), Long.parseLong(both.group(2)));
    }
}
