package io.tapedeck.app.cli;

import io.tapedeck.journal.inspect.TapeExtent;
import io.tapedeck.journal.inspect.TapeMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code tapedeck journal merge}. */
@Command(
    name = JournalMergeCommand.NAME,
    description = JournalMergeCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example:", "  tapedeck journal merge november-8/ november-9/ --out both-days/"})
final class JournalMergeCommand implements Callable<Integer> {
    static final String NAME = "merge";
    static final String SUMMARY = "Makes one tape of several: consecutive cuts of one tape, or history tapes of one "
        + "symbol and kind, by time, then tape, then sequence.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", arity = "2..*",
        description = "Folder of a tape, or a tape of the journal such as binance/BTCUSDT/candles-1m@3.")
    private List<String> tapes;

    @Mixin
    private JournalOption journal;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "New folder for the new tape.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final TapeExtent extent = TapeMerge.write(tapes.stream().map(tape -> journal.tape(tape)).toList(),
            out, CodeVersion.text());
        WrittenTape.of(out, extent).print(spec.commandLine().getOut(), json);
        return ExitCode.DONE;
    }
}
