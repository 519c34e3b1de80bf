package io.tapedeck.app.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of reading a configuration. Immutable.
 *
 * @param file          that was read.
 * @param problems      all of them, by place.
 * @param settings      every setting with its value and origin, in the order in which people see them.
 * @param configuration empty where there is a problem.
 */
public record ConfigurationReading(Path file, List<Problem> problems, List<ShownSetting> settings,
    Optional<DaemonConfiguration> configuration) {
    /** Keeps copies of the lists. */
    public ConfigurationReading {
        problems = List.copyOf(problems);
        settings = List.copyOf(settings);
    }

    /**
     * The configuration, for whoever cannot go on without one.
     *
     * @return never null.
     * @throws ConfigurationException with every problem, each in a line.
     */
    public DaemonConfiguration require() {
        return configuration.orElseThrow(() -> new ConfigurationException(
            problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()))));
    }
}
