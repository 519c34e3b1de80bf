package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;

/** {@code tapedeck data}: history onto tapes, and what is on them. */
@Command(
    name = DataCommand.NAME,
    description = DataCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(import | download | list | check | sample | backup | retain)",
    footer = {"", "Examples:",
        "  tapedeck data import BTCUSDT-1m-2022-*.zip --symbol BTCUSDT --timeframe 1m",
        "  tapedeck data download --venue binance --symbol BTCUSDT",
        "  tapedeck data check --journal data/"})
public final class DataCommand implements Runnable, CommandGroup {
    static final String NAME = "data";
    static final String SUMMARY = "Brings history onto tapes and checks it; backs up what was recorded and clears it "
        + "away.";

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public DataCommand() {
        // Nothing to set up.
    }

    @Override
    public List<Subcommand> subcommands() {
        return List.of(
            new Subcommand(DataImportCommand.NAME, DataImportCommand.SUMMARY, DataImportCommand.class),
            new Subcommand(DataDownloadCommand.NAME, DataDownloadCommand.SUMMARY, DataDownloadCommand.class),
            new Subcommand(DataListCommand.NAME, DataListCommand.SUMMARY, DataListCommand.class),
            new Subcommand(DataCheckCommand.NAME, DataCheckCommand.SUMMARY, DataCheckCommand.class),
            new Subcommand(DataSampleCommand.NAME, DataSampleCommand.SUMMARY, DataSampleCommand.class),
            new Subcommand(DataBackupCommand.NAME, DataBackupCommand.SUMMARY, DataBackupCommand.class),
            new Subcommand(DataRetainCommand.NAME, DataRetainCommand.SUMMARY, DataRetainCommand.class));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: import, download, list, check, sample, "
            + "backup or retain");
    }
}
