package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code tapedeck journal cat}. */
@Command(
    name = JournalCatCommand.NAME,
    description = JournalCatCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit code 1 where the tape is damaged, after everything before the damage.",
        "", "Examples:",
        "  tapedeck journal cat runs/20220101T000000Z-sma-cross --type Signal,Fill --limit 20",
        "  tapedeck journal cat binance/BTCUSDT/candles-1m --from 2022-11-08 --to 2022-11-09 --format csv "
            + "--type MarketCandle"})
final class JournalCatCommand implements Callable<Integer> {
    static final String NAME = "cat";
    static final String SUMMARY = "Prints the messages of a tape.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", description = "A run, the folder of a tape, or a tape of the journal.")
    private String tape;

    @Mixin
    private MessageOptions options;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "",
        description = "Messages whose line in the text format holds this.")
    private String text;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "9223372036854775807",
        description = "Print no more messages than this.", showDefaultValue = Help.Visibility.NEVER)
    private long limit;

    @Override
    public Integer call() {
        return new MessagePrinter(spec, options, text, limit).print(tape);
    }
}
