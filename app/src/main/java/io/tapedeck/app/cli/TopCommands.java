package io.tapedeck.app.cli;

import java.util.List;

/** The commands of the program, in the order of its help. Stateless. */
public final class TopCommands {
    /** Those for people. */
    public static final List<Subcommand> LISTED = List.of(
        Subcommand.listed(ReplayCommand.NAME, ReplayCommand.SUMMARY, ReplayCommand.class),
        Subcommand.listed(OptimizeCommand.NAME, OptimizeCommand.SUMMARY, OptimizeCommand.class),
        Subcommand.listed(WalkForwardCommand.NAME, WalkForwardCommand.SUMMARY, WalkForwardCommand.class),
        Subcommand.listed(ReportCommand.NAME, ReportCommand.SUMMARY, ReportCommand.class),
        Subcommand.listed(CompareCommand.NAME, CompareCommand.SUMMARY, CompareCommand.class),
        Subcommand.listed(DataCommand.NAME, DataCommand.SUMMARY, DataCommand.class),
        Subcommand.listed(StrategiesCommand.NAME, StrategiesCommand.SUMMARY, StrategiesCommand.class),
        Subcommand.listed(JournalCommand.NAME, JournalCommand.SUMMARY, JournalCommand.class),
        Subcommand.listed(LoopbackCommand.NAME, LoopbackCommand.SUMMARY, LoopbackCommand.class),
        Subcommand.listed(ConfigCommand.NAME, ConfigCommand.SUMMARY, ConfigCommand.class),
        Subcommand.listed(StatusCommand.NAME, StatusCommand.SUMMARY, StatusCommand.class),
        Subcommand.listed(PositionsCommand.NAME, PositionsCommand.SUMMARY, PositionsCommand.class),
        Subcommand.listed(HaltCommand.NAME, HaltCommand.SUMMARY, HaltCommand.class),
        Subcommand.listed(ResumeCommand.NAME, ResumeCommand.SUMMARY, ResumeCommand.class),
        Subcommand.listed(ReloadCommand.NAME, ReloadCommand.SUMMARY, ReloadCommand.class),
        Subcommand.listed(KillCommand.NAME, KillCommand.SUMMARY, KillCommand.class),
        Subcommand.listed(LiveCommand.NAME, LiveCommand.SUMMARY, LiveCommand.class),
        Subcommand.listed(BenchCommand.NAME, BenchCommand.SUMMARY, BenchCommand.class),
        Subcommand.listed(CompletionCommand.NAME, CompletionCommand.SUMMARY, CompletionCommand.class));

    private TopCommands() {
    }
}
