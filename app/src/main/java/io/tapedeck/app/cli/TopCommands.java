package io.tapedeck.app.cli;

import java.util.List;

/** The commands of the program, in the order of its help. Stateless. */
public final class TopCommands {
    /** Those for people. */
    public static final List<Subcommand> LISTED = List.of(
        new Subcommand(ReplayCommand.NAME, ReplayCommand.SUMMARY, ReplayCommand.class),
        new Subcommand(OptimizeCommand.NAME, OptimizeCommand.SUMMARY, OptimizeCommand.class),
        new Subcommand(WalkForwardCommand.NAME, WalkForwardCommand.SUMMARY, WalkForwardCommand.class),
        new Subcommand(ReportCommand.NAME, ReportCommand.SUMMARY, ReportCommand.class),
        new Subcommand(CompareCommand.NAME, CompareCommand.SUMMARY, CompareCommand.class),
        new Subcommand(DataCommand.NAME, DataCommand.SUMMARY, DataCommand.class),
        new Subcommand(StrategiesCommand.NAME, StrategiesCommand.SUMMARY, StrategiesCommand.class),
        new Subcommand(JournalCommand.NAME, JournalCommand.SUMMARY, JournalCommand.class),
        new Subcommand(LoopbackCommand.NAME, LoopbackCommand.SUMMARY, LoopbackCommand.class),
        new Subcommand(ConfigCommand.NAME, ConfigCommand.SUMMARY, ConfigCommand.class),
        new Subcommand(StatusCommand.NAME, StatusCommand.SUMMARY, StatusCommand.class),
        new Subcommand(PositionsCommand.NAME, PositionsCommand.SUMMARY, PositionsCommand.class),
        new Subcommand(HaltCommand.NAME, HaltCommand.SUMMARY, HaltCommand.class),
        new Subcommand(ResumeCommand.NAME, ResumeCommand.SUMMARY, ResumeCommand.class),
        new Subcommand(ReloadCommand.NAME, ReloadCommand.SUMMARY, ReloadCommand.class),
        new Subcommand(KillCommand.NAME, KillCommand.SUMMARY, KillCommand.class),
        new Subcommand(LiveCommand.NAME, LiveCommand.SUMMARY, LiveCommand.class),
        new Subcommand(BenchCommand.NAME, BenchCommand.SUMMARY, BenchCommand.class),
        new Subcommand(CompletionCommand.NAME, CompletionCommand.SUMMARY, CompletionCommand.class));

    private TopCommands() {
    }
}
