package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tapedeck journal}: what stands on a tape, and why. */
@Command(
    name = "journal",
    description = "Looks at tapes: what stands on them, and why it happened. Never writes to a tape.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  tapedeck journal verify binance/BTCUSDT/candles-1m"},
    subcommands = {
        JournalCatCommand.class,
        JournalGrepCommand.class,
        JournalTailCommand.class,
        JournalListCommand.class,
        JournalVerifyCommand.class,
        JournalDiffCommand.class,
        JournalCutCommand.class,
        JournalMergeCommand.class,
        WhyCommand.class,
        JournalStatCommand.class,
    })
public final class JournalCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public JournalCommand() {
        // Nothing to set up.
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: "
            + String.join(", ", spec.subcommands().keySet()));
    }
}
