package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;

/** {@code tapedeck journal}: what stands on a tape, and why. */
@Command(
    name = JournalCommand.NAME,
    description = JournalCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Examples:",
        "  tapedeck journal ls",
        "  tapedeck journal cat runs/ID --type Fill --symbol BTCUSDT",
        "  tapedeck journal why runs/ID --trade 3",
        "  tapedeck journal sql \"select reason, sum(pnl) from trades group by reason\" runs/ID",
        "  tapedeck journal verify binance/BTCUSDT/candles-1m"})
public final class JournalCommand implements Runnable, CommandGroup {
    static final String NAME = "journal";
    static final String SUMMARY = "Looks at tapes: what stands on them, and why it happened. Never writes to a tape.";

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public JournalCommand() {
        // Nothing to set up.
    }

    @Override
    public List<Subcommand> subcommands() {
        return List.of(
            new Subcommand(JournalListCommand.NAME, JournalListCommand.SUMMARY, JournalListCommand.class),
            new Subcommand(JournalStatCommand.NAME, JournalStatCommand.SUMMARY, JournalStatCommand.class),
            new Subcommand(JournalCatCommand.NAME, JournalCatCommand.SUMMARY, JournalCatCommand.class),
            new Subcommand(JournalGrepCommand.NAME, JournalGrepCommand.SUMMARY, JournalGrepCommand.class),
            new Subcommand(JournalTailCommand.NAME, JournalTailCommand.SUMMARY, JournalTailCommand.class),
            new Subcommand(JournalSqlCommand.NAME, JournalSqlCommand.SUMMARY, JournalSqlCommand.class),
            new Subcommand(JournalExportCommand.NAME, JournalExportCommand.SUMMARY, JournalExportCommand.class),
            new Subcommand(WhyCommand.NAME, WhyCommand.SUMMARY, WhyCommand.class),
            new Subcommand(WhyNotCommand.NAME, WhyNotCommand.SUMMARY, WhyNotCommand.class),
            new Subcommand(StateAtCommand.NAME, StateAtCommand.SUMMARY, StateAtCommand.class),
            new Subcommand(JournalLatencyCommand.NAME, JournalLatencyCommand.SUMMARY, JournalLatencyCommand.class),
            new Subcommand(JournalVerifyCommand.NAME, JournalVerifyCommand.SUMMARY, JournalVerifyCommand.class),
            new Subcommand(JournalDiffCommand.NAME, JournalDiffCommand.SUMMARY, JournalDiffCommand.class),
            new Subcommand(WhatIfCommand.NAME, WhatIfCommand.SUMMARY, WhatIfCommand.class),
            new Subcommand(CertifyCommand.NAME, CertifyCommand.SUMMARY, CertifyCommand.class),
            new Subcommand(JournalCutCommand.NAME, JournalCutCommand.SUMMARY, JournalCutCommand.class),
            new Subcommand(JournalMergeCommand.NAME, JournalMergeCommand.SUMMARY, JournalMergeCommand.class),
            new Subcommand(JournalShrinkCommand.NAME, JournalShrinkCommand.SUMMARY, JournalShrinkCommand.class));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: "
            + String.join(", ", spec.subcommands().keySet()));
    }
}
