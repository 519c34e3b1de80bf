package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.DecidingSettings;
import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.report.JsonDocument;
import io.tapedeck.replay.run.UnusableRequestException;
import io.tapedeck.replay.session.ConfigurationChange;
import io.tapedeck.replay.session.ConfigurationHistory;
import io.tapedeck.replay.session.RecordedSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code tapedeck config history}: what a session was told over time. */
@Command(
    name = "history",
    description = {
        "What a session was told over time, as its tapes say it: its beginning, every start behind that, and every "
            + "change of limits and of parameters of the strategy.",
        "Works beside a running daemon, and on damaged tapes up to the damage."},
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit codes: 0 done, 1 a tape is damaged, 3 there is no session.", "", "Examples:",
        "  tapedeck config history --session sessions/paper",
        "  tapedeck config history --session sessions/paper --json"})
final class ConfigHistoryCommand implements Callable<Integer> {
    private static final String INDENT = "    ";

    @Spec
    private CommandSpec spec;

    @Option(names = "--session", paramLabel = "DIR", required = true, description = "Session folder.")
    private Path session;

    @Mixin
    private PluginOptions plugins;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        final RecordedSession recorded = RecordedSession.at(session).orElseThrow(() -> new UnusableRequestException(
            Category.DATA,
            session + " is no session: name the folder that a daemon records in, such as sessions/paper"));
        final ConfigurationHistory history = ConfigurationHistory.of(recorded, plugins.catalogue());
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonDocument.render(document(history)));
        } else {
            history.changes().forEach(change -> print(change, out));
        }
        out.flush();
        history.damage().ifPresent(damage -> spec.commandLine().getErr().println("tapedeck: " + damage.getMessage()));
        return history.damage().isPresent() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private static void print(final ConfigurationChange change, final PrintWriter out) {
        out.println(Decimals.instant(change.timeNs()) + "  frame " + change.sequence() + "  "
            + change.kind().name().toLowerCase(Locale.ROOT));
        named(change).forEach(value -> out.println(INDENT + value.name() + ": "
            + (change.kind() == ConfigurationChange.Kind.BEGUN ? "" : value.before().orElse("not set") + " -> ")
            + value.after().orElse("not set")));
    }

    /** By the keys of the settings; what the daemon has no setting for was never set. */
    private static List<ConfigurationChange.Value> named(final ConfigurationChange change) {
        return change.values().stream().flatMap(value -> key(value.name()).stream()
            .map(key -> new ConfigurationChange.Value(key, value.before(), value.after())))
            .sorted(Comparator.comparing(ConfigurationChange.Value::name)).toList();
    }

    private static Optional<String> key(final String name) {
        final boolean isKey = name.startsWith("limits.") || name.startsWith("strategy.parameters.");
        return isKey || name.equals(ConfigurationHistory.CODE_VERSION) ? Optional.of(name)
            : DecidingSettings.key(name);
    }

    private Map<String, Object> document(final ConfigurationHistory history) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("session", session.toString());
        document.put("changes", history.changes().stream().map(ConfigHistoryCommand::document).toList());
        document.put("damage", history.damage().map(Throwable::getMessage).orElse(null));
        return document;
    }

    private static Map<String, Object> document(final ConfigurationChange change) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", change.kind().name());
        document.put("frame", change.sequence());
        document.put("time", Decimals.instant(change.timeNs()));
        document.put("values", values(named(change)));
        return document;
    }

    private static List<Map<String, Object>> values(final List<ConfigurationChange.Value> changed) {
        return changed.stream().map(value -> {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("name", value.name());
            document.put("before", value.before().orElse(null));
            document.put("after", value.after().orElse(null));
            return document;
        }).toList();
    }
}
