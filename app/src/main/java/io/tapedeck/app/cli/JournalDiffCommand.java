package io.tapedeck.app.cli;

import io.tapedeck.replay.difference.TapeComparison;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code tapedeck journal diff}. */
@Command(
    name = JournalDiffCommand.NAME,
    description = JournalDiffCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"",
        "Sequences, receive times, checksums and the version of the program do not count.",
        "Exit code 1 where the tapes differ.",
        "", "Example:",
        "  tapedeck journal diff runs/20220101T000000Z-sma-cross runs/20220101T000100Z-sma-cross"})
final class JournalDiffCommand implements Callable<Integer> {
    static final String NAME = "diff";
    static final String SUMMARY = "Where two tapes or two runs part: the first frame and field that differ, then "
        + "orders, fills, trades and the result.";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A",
        description = "Folder of a tape, a run, or a tape of the journal such as binance/BTCUSDT/candles-1m@3.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "The other one.")
    private String second;

    @Mixin
    private JournalOption journal;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        final DifferenceReport report = new DifferenceReport(first, second,
            TapeComparison.of(journal.tape(first), journal.tape(second)));
        if (json) {
            spec.commandLine().getOut().print(JsonDocument.render(report.document()));
        } else {
            report.lines().forEach(spec.commandLine().getOut()::println);
        }
        spec.commandLine().getOut().flush();
        report.tellDamages(spec.commandLine().getErr());
        return report.exitCode();
    }
}
