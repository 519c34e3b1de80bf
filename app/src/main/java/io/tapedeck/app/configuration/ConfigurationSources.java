package io.tapedeck.app.configuration;

import io.tapedeck.engine.strategy.EntryFilterProvider;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyProvider;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Main file, secrets file and environment, brought together: the environment wins over the secrets file, and both over
 * the main file. Remembers what is wrong with each value by itself. For one thread.
 */
final class ConfigurationSources {
    private final Path file;
    private final FlatYaml main;
    private final EnvironmentVariables environment;
    private final Optional<StrategyProvider<?>> strategy;
    private final Optional<EntryFilterProvider<?>> filter;
    private final KnownKeys keys;
    private final SettingValues values = new SettingValues();
    private final List<Problem> problems = new ArrayList<>();

    ConfigurationSources(final Path file, final Map<String, String> variables, final StrategyCatalogue catalogue) {
        this.file = file;
        main = FlatYaml.read(file, Origin::line);
        final EnvironmentVariables all = new EnvironmentVariables(variables);
        values.putAll(main.values());
        values.putAll(all.of(List.of(DaemonSettings.STRATEGY, DaemonSettings.FILTER, DaemonSettings.SECRETS)));
        strategy = values.find(DaemonSettings.STRATEGY).flatMap(catalogue::find);
        filter = values.find(DaemonSettings.FILTER).flatMap(catalogue::findFilter);
        environment = judged(all);
        keys = new KnownKeys(DaemonSettings.all(strategy, filter));
        problems.addAll(main.problems());
        collect();
    }

    Optional<StrategyProvider<?>> strategy() {
        return strategy;
    }

    Optional<EntryFilterProvider<?>> filter() {
        return filter;
    }

    List<Setting<?>> settings() {
        return keys.settings();
    }

    SettingValues values() {
        return values;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Where to look for a setting: where it was written, or the main file. */
    Origin originOf(final Setting<?> setting) {
        return values.written(setting).map(WrittenValue::origin).orElse(Origin.whole(file));
    }

    private void collect() {
        if (!isReadable()) {
            return;
        }
        collectMain();
        values.find(DaemonSettings.SECRETS).ifPresent(this::collectSecrets);
        values.putAll(environment.of(settings()));
        problems.addAll(environment.unknown(settings()));
        settings().forEach(this::check);
    }

    /** What a file that is no YAML lacks, nobody wants to know. */
    private boolean isReadable() {
        return main.problems().isEmpty() || !main.values().isEmpty();
    }

    private void collectMain() {
        for (final WrittenValue value : main.values()) {
            if (isJudged(value)) {
                keys.problem(value).map(problem -> ofNoFilter(value).orElse(problem)).ifPresent(problems::add);
            }
            keys.find(value.key()).filter(Setting::isSecret).ifPresent(secret -> refuse(value, secret));
        }
    }

    private Optional<Problem> ofNoFilter(final WrittenValue value) {
        return filter.isEmpty() && DaemonSettings.OF_FILTER.has(value.key())
            ? Optional.of(Problem.of(value, value.key() + " is set without " + DaemonSettings.FILTER.key()
                + ": say which filter it belongs to"))
            : Optional.empty();
    }

    private boolean isJudged(final WrittenValue value) {
        return unknownSections().noneMatch(parameters -> parameters.has(value.key()));
    }

    private EnvironmentVariables judged(final EnvironmentVariables all) {
        return unknownSections().map(PluginSettings::section).map(Setting::variableOf)
            .reduce(all, EnvironmentVariables::without, (one, other) -> other);
    }

    /** Without the strategy, or a filter that is named, nobody can tell whether its parameter is right. */
    private Stream<PluginSettings> unknownSections() {
        final boolean isFilterKnown = filter.isPresent() || values.written(DaemonSettings.FILTER).isEmpty();
        return Stream.concat(strategy.isPresent() ? Stream.empty() : Stream.of(DaemonSettings.OF_STRATEGY),
            isFilterKnown ? Stream.empty() : Stream.of(DaemonSettings.OF_FILTER));
    }

    private void refuse(final WrittenValue value, final Setting<?> secret) {
        values.remove(value);
        problems.add(Problem.of(value, secret.key() + " is a secret and must not stand in this file; put it into the "
            + "environment as " + secret.variable() + ", or into a file of its own that " + DaemonSettings.SECRETS.key()
            + " names"));
    }

    private void collectSecrets(final Path secrets) {
        final WrittenValue named = values.written(DaemonSettings.SECRETS).orElseThrow();
        final Optional<Problem> unusable = SecretsFile.problem(named, secrets);
        if (unusable.isPresent()) {
            problems.add(unusable.get());
            return;
        }
        final FlatYaml yaml = SecretsFile.read(secrets);
        problems.addAll(yaml.problems());
        problems.addAll(SecretsFile.strangers(yaml.values(), settings()));
        yaml.values().forEach(value -> keys.problem(value).ifPresent(problems::add));
        values.putAll(yaml.values().stream()
            .filter(value -> keys.find(value.key()).filter(Setting::isSecret).isPresent()).toList());
    }

    private void check(final Setting<?> setting) {
        final Optional<WrittenValue> written = values.written(setting);
        written.flatMap(setting::problem).ifPresent(problems::add);
        if (written.isEmpty() && setting.need() == Setting.Need.REQUIRED) {
            problems.add(Problem.of(Origin.whole(file), setting.key(), setting.key() + " is missing; it must be "
                + setting.kind().allowed()));
        }
    }
}
