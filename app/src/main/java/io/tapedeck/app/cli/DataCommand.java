package io.tapedeck.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tapedeck data}: history onto tapes, and what is on them. */
@Command(
    name = "data",
    description = "Brings history onto tapes and checks it; backs up what was recorded and clears it away.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(import | download | list | check | sample | backup | retain)",
    footer = {"", "Examples:",
        "  tapedeck data import BTCUSDT-1m-2022-*.zip --symbol BTCUSDT --timeframe 1m",
        "  tapedeck data download --venue binance --symbol BTCUSDT",
        "  tapedeck data check --journal data/"})
@Subcommands({
    DataImportCommand.class, DataDownloadCommand.class, DataListCommand.class, DataCheckCommand.class,
    DataSampleCommand.class, DataBackupCommand.class, DataRetainCommand.class})
public final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public DataCommand() {
        // Nothing to set up.
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: import, download, list, check, sample, "
            + "backup or retain");
    }
}
