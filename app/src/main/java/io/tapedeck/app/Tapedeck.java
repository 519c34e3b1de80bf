package io.tapedeck.app;

import io.tapedeck.app.cli.CodeVersion;
import io.tapedeck.app.cli.CommandTree;
import io.tapedeck.app.cli.ExitCode;
import io.tapedeck.app.cli.FailureReport;
import io.tapedeck.app.cli.Subcommand;
import io.tapedeck.app.cli.TopCommands;
import io.tapedeck.app.configuration.ConfigFile;
import io.tapedeck.app.log.LogProvider;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The program: one command with subcommands. What picocli has to know of it is said without annotations: it takes a
 * fifth of the time of a help to find and read them, at the start of every command.
 */
public final class Tapedeck implements Runnable {
    private static final Subcommand TRAIN = new Subcommand(TrainCommand.NAME, "", TrainCommand.class);
    private static final String[] FOOTER = {
        "",
        "Exit codes: 0 done, 1 finished but a check failed, 2 usage, 3 data missing or unreadable,",
        "4 network or exchange, 5 halted by risk, 130 interrupted.",
        "",
        "Examples:",
        "  tapedeck replay --from 2022-01-01 --journal data/",
        "  tapedeck data import BTCUSDT-1m-2022-*.zip --symbol BTCUSDT --timeframe 1m",
        "  tapedeck strategies show sma-cross"};

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this)
        .name("tapedeck")
        .versionProvider(new CodeVersion())
        .addOption(OptionSpec.builder("-h", "--help").usageHelp(true)
            .description("Show this help message and exit.").build())
        .addOption(OptionSpec.builder("-V", "--version").versionHelp(true)
            .description("Print version information and exit.").build());

    private Tapedeck() {
        spec.usageMessage()
            .description("A trading engine that records everything on a tape and plays it back bit for bit.")
            .synopsisSubcommandLabel("COMMAND")
            .footer(FOOTER);
    }

    /**
     * Runs a command and ends the program with its exit code, or that of unusable data where nobody could take the
     * output.
     *
     * @param arguments as typed.
     */
    public static void main(final String[] arguments) {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.announcer.disable", "true");
        LogProvider.choose(arguments);
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        final int exitCode = run(arguments);
        System.exit(System.out.checkError() ? ExitCode.DATA : exitCode);
    }

    private static PrintStream utf8(final FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Runs a command.
     *
     * @param arguments as typed.
     * @return its exit code.
     */
    public static int run(final String... arguments) {
        final CommandLine commandLine = tree(arguments)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOverwrittenOptionsAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setExecutionExceptionHandler(new FailureReport())
            .setParameterExceptionHandler(new FailureReport());
        try {
            return commandLine.execute(ConfigFile.expand(commandLine, arguments));
        } catch (final ParameterException wrongConfiguration) {
            return new FailureReport().handleParseException(wrongConfiguration, arguments);
        } catch (final LinkageError missing) {
            return new FailureReport().handleMissing(missing, commandLine);
        }
    }

    static CommandLine tree(final String... arguments) {
        return new CommandTree(arguments).of(new Tapedeck().spec,
            Stream.concat(TopCommands.LISTED.stream(), Stream.of(TRAIN)).toList());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: see --help");
    }
}
