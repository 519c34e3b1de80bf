package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code tapedeck journal grep}. */
@Command(
    name = JournalGrepCommand.NAME,
    description = JournalGrepCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit code 1 where the tape is damaged, after everything before the damage.",
        "", "Examples:",
        "  tapedeck journal grep STOP_LOSS runs/20220101T000000Z-sma-cross --type Fill",
        "  tapedeck journal grep low=15476 binance/BTCUSDT/candles-1m --limit 1"})
final class JournalGrepCommand implements Callable<Integer> {
    static final String NAME = "grep";
    static final String SUMMARY = "Prints the messages of a tape whose line in the text format holds a text.";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TEXT", description = "What to look for; letters must match exactly.")
    private String text;

    @Parameters(index = "1", paramLabel = "TAPE", description = "A run, the folder of a tape, or a tape of the "
        + "journal.")
    private String tape;

    @Mixin
    private MessageOptions options;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "9223372036854775807",
        description = "Print no more messages than this.", showDefaultValue = Help.Visibility.NEVER)
    private long limit;

    @Override
    public Integer call() {
        return new MessagePrinter(spec, options, text, limit).print(tape);
    }
}
