package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ConfigurationReading;
import io.tapedeck.app.configuration.Problem;
import io.tapedeck.app.configuration.ShownSetting;
import io.tapedeck.replay.report.JsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code tapedeck config}: what the daemon would be told. */
@Command(
    name = ConfigCommand.NAME,
    description = ConfigCommand.SUMMARY,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(show | validate | history)",
    subcommands = ConfigHistoryCommand.class,
    footer = {"", "Examples:", "  tapedeck config validate --config config/paper.yaml",
        "  tapedeck config show --config config/paper.yaml --json",
        "  tapedeck config history --session sessions/paper"})
public final class ConfigCommand implements Runnable {
    static final String NAME = "config";
    static final String SUMMARY = "Checks the configuration of the daemon, shows where each of its values comes from, "
        + "and what a session had at which time.";

    private static final String ROW = "%-34s %-34s %s%n";

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public ConfigCommand() {
        // Nothing to set up.
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: show, validate or history");
    }

    @Command(name = "show", mixinStandardHelpOptions = true,
        description = {"Every setting with its value and where that was written; secrets are masked.",
            "A variable of the environment wins over the files: TAPEDECK_ and the key in capitals, with _ for dots "
                + "and hyphens."},
        footer = {"", "Exit code 2 where something in the configuration is wrong.", "", "Examples:",
            "  tapedeck config show --config config/paper.yaml",
            "  TAPEDECK_MARKET_VENUE=bybit tapedeck config show --config config/paper.yaml"})
    int show(@Mixin final ConfigurationOptions options,
        @Option(names = "--json", description = "Print one JSON document.") final boolean json) {
        final ConfigurationReading reading = options.read();
        final String hash = reading.require().replaySpec().hash();
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(document(reading, hash)));
        } else {
            out.printf(Locale.ROOT, ROW, "setting", "value", "origin");
            reading.settings().forEach(setting -> out.printf(Locale.ROOT, ROW, setting.key(),
                setting.value().isEmpty() ? "-" : setting.value(), setting.origin()));
            out.printf(Locale.ROOT, "%nhash of what decides: %s%n", hash);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static Map<String, Object> document(final ConfigurationReading reading, final String hash) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", reading.file());
        document.put("configHash", hash);
        document.put("settings", reading.settings().stream().map(ConfigCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(final ShownSetting setting) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", setting.key());
        document.put("value", setting.value().isEmpty() ? null : setting.value());
        document.put("origin", setting.origin());
        return document;
    }

    @Command(name = "validate", mixinStandardHelpOptions = true,
        description = "Tells everything that is wrong with a configuration, and starts nothing.",
        footer = {"", "Exit code 0 where the daemon could start with it, 2 where something is wrong.", "", "Examples:",
            "  tapedeck config validate --config config/paper.yaml",
            "  tapedeck config validate --config config/paper.yaml --json"})
    int validate(@Mixin final ConfigurationOptions options,
        @Option(names = "--json", description = "Print one JSON document.") final boolean json) {
        final ConfigurationReading reading = options.read();
        final List<Problem> problems = reading.problems();
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(verdict(reading)));
        } else if (problems.isEmpty()) {
            out.println(reading.file() + " is right");
        }
        out.flush();
        problems.forEach(problem -> spec.commandLine().getErr().println("tapedeck: " + problem));
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }

    private static Map<String, Object> verdict(final ConfigurationReading reading) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", reading.file());
        document.put("valid", reading.problems().isEmpty());
        document.put("problems", reading.problems().stream().map(ConfigCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(final Problem problem) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("place", problem.place());
        document.put("key", problem.key().isEmpty() ? null : problem.key());
        document.put("sentence", problem.sentence());
        return document;
    }
}
