package io.tapedeck.app.live;

import io.tapedeck.app.configuration.ConfigurationException;
import io.tapedeck.app.configuration.DaemonConfiguration;
import io.tapedeck.app.configuration.DecidingSettings;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.replay.run.ReplaySpec;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a session is begun with, and what of it may change while it goes on: the limits and the parameters of the
 * strategy, whose changes are frames on its tape. Everything else that decides needs another session. Any thread.
 */
final class SessionConfiguration {
    private static final String LIMIT = "limit.";
    private static final String PARAMETER = "parameter.";

    private final Supplier<DaemonConfiguration> source;
    private final DaemonConfiguration first;
    private final ReplaySpec spec;

    /** Reads it, and again where somebody asks for it. */
    SessionConfiguration(final Supplier<DaemonConfiguration> source) {
        this.source = source;
        first = source.get();
        spec = first.replaySpec();
    }

    /** As it was at the start. */
    DaemonConfiguration first() {
        return first;
    }

    /** What of it decides, as it was at the start. */
    ReplaySpec spec() {
        return spec;
    }

    /**
     * What a session was begun with: each of its tapes says it.
     *
     * @throws ConfigurationException where the session cannot go on with this configuration.
     */
    ReplaySpec begunWith(final SessionFolder folder) throws IOException {
        final List<SessionTape> tapes = folder.tapes();
        if (tapes.isEmpty()) {
            return spec;
        }
        final ReplaySpec begun = ReplaySpec.ofText(tapes.get(tapes.size() - 1).manifest().values());
        otherSettings(begun, spec).ifPresent(others -> {
            throw new ConfigurationException("session " + folder.directory() + " was begun with another " + others
                + ": name another session.folder, or change it back");
        });
        return begun;
    }

    /**
     * What decides, as it is written now.
     *
     * @throws ConfigurationException where it is wrong, or something else is changed than limits and parameters.
     */
    ReplaySpec now() {
        final ReplaySpec now = source.get().replaySpec();
        otherSettings(spec, now).ifPresent(others -> {
            throw new ConfigurationException(others + " cannot be changed while a session goes on, only limits and "
                + "parameters of the strategy can: begin another session for it, or change it back");
        });
        return now;
    }

    /** The settings that two have different and that cannot be reloaded. */
    private static Optional<String> otherSettings(final ReplaySpec one, final ReplaySpec other) {
        final Map<String, String> before = one.asText();
        final Map<String, String> after = other.asText();
        final TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> name.startsWith(LIMIT) || name.startsWith(PARAMETER)
            || before.getOrDefault(name, "").equals(after.getOrDefault(name, "")));
        return names.isEmpty() ? Optional.empty()
            : Optional.of(names.stream().map(name -> DecidingSettings.key(name).orElse(name))
                .collect(Collectors.joining(", ")));
    }
}
