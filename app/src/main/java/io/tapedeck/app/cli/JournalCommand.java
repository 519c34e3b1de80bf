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
            Subcommand.listed(JournalListCommand.NAME, JournalListCommand.SUMMARY, JournalListCommand.class),
            Subcommand.listed(JournalStatCommand.NAME, JournalStatCommand.SUMMARY, JournalStatCommand.class),
            Subcommand.listed(JournalCatCommand.NAME, JournalCatCommand.SUMMARY, JournalCatCommand.class),
            Subcommand.listed(JournalGrepCommand.NAME, JournalGrepCommand.SUMMARY, JournalGrepCommand.class),
            Subcommand.listed(JournalTailCommand.NAME, JournalTailCommand.SUMMARY, JournalTailCommand.class),
            Subcommand.listed(JournalSqlCommand.NAME, JournalSqlCommand.SUMMARY, JournalSqlCommand.class),
            Subcommand.listed(JournalExportCommand.NAME, JournalExportCommand.SUMMARY, JournalExportCommand.class),
            Subcommand.listed(WhyCommand.NAME, WhyCommand.SUMMARY, WhyCommand.class),
            Subcommand.listed(WhyNotCommand.NAME, WhyNotCommand.SUMMARY, WhyNotCommand.class),
            Subcommand.listed(StateAtCommand.NAME, StateAtCommand.SUMMARY, StateAtCommand.class),
            Subcommand.listed(JournalLatencyCommand.NAME, JournalLatencyCommand.SUMMARY, JournalLatencyCommand.class),
            Subcommand.listed(JournalVerifyCommand.NAME, JournalVerifyCommand.SUMMARY, JournalVerifyCommand.class),
            Subcommand.listed(JournalDiffCommand.NAME, JournalDiffCommand.SUMMARY, JournalDiffCommand.class),
            Subcommand.listed(WhatIfCommand.NAME, WhatIfCommand.SUMMARY, WhatIfCommand.class),
            Subcommand.listed(CertifyCommand.NAME, CertifyCommand.SUMMARY, CertifyCommand.class),
            Subcommand.listed(JournalCutCommand.NAME, JournalCutCommand.SUMMARY, JournalCutCommand.class),
            Subcommand.listed(JournalMergeCommand.NAME, JournalMergeCommand.SUMMARY, JournalMergeCommand.class),
            Subcommand.listed(JournalShrinkCommand.NAME, JournalShrinkCommand.SUMMARY, JournalShrinkCommand.class));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: "
            + String.join(", ", spec.subcommands().keySet()));
    }
}
