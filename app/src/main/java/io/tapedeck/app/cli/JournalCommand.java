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
    footer = {"", "Examples:",
        "  tapedeck journal ls",
        "  tapedeck journal cat runs/ID --type Fill --symbol BTCUSDT",
        "  tapedeck journal why runs/ID --trade 3",
        "  tapedeck journal sql \"select reason, sum(pnl) from trades group by reason\" runs/ID",
        "  tapedeck journal verify binance/BTCUSDT/candles-1m"})
@Subcommands({
    JournalListCommand.class, JournalStatCommand.class, JournalCatCommand.class, JournalGrepCommand.class,
    JournalTailCommand.class, JournalSqlCommand.class, JournalExportCommand.class, WhyCommand.class,
    WhyNotCommand.class, StateAtCommand.class, JournalLatencyCommand.class, JournalVerifyCommand.class,
    JournalDiffCommand.class, WhatIfCommand.class, CertifyCommand.class, JournalCutCommand.class,
    JournalMergeCommand.class, JournalShrinkCommand.class})
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
