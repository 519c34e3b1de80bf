package io.tapedeck.app.configuration;

import io.tapedeck.journal.inspect.NearestNames;

import java.util.List;
import java.util.Optional;

/**
 * The keys that there are, and what is said of others. Immutable.
 *
 * @param settings all of them.
 */
record KnownKeys(List<Setting<?>> settings) {
    Optional<Setting<?>> find(final String key) {
        return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }

    /** What is wrong with the key of a value. */
    Optional<Problem> problem(final WrittenValue value) {
        final String key = value.key();
        if (find(key).isPresent()) {
            return Optional.empty();
        }
        if (!below(key).isEmpty()) {
            return value.text().isBlank() ? Optional.empty()
                : Optional.of(Problem.of(value, key + " is a section; write names and values below it: "
                    + String.join(", ", below(key))));
        }
        return Optional.of(settings.stream().filter(setting -> key.startsWith(setting.key() + "."))
            .reduce((outer, inner) -> inner).map(setting -> notASection(value, setting))
            .orElseGet(() -> Problem.of(value, unknown(key))));
    }

    /** Below a secret even a name may be the secret: it is not told. */
    private static Problem notASection(final WrittenValue value, final Setting<?> setting) {
        return Problem.of(value.origin(), setting.key(), setting.key() + " is a section; it must be "
            + setting.kind().allowed());
    }

    private String unknown(final String key) {
        final String nearest = NearestNames.of(key, settings.stream().map(Setting::key).toList()).get(0);
        final String section = key.contains(".") ? key.substring(0, key.lastIndexOf('.')) : "";
        final List<String> names = below(section);
        return key + " is no setting; did you mean " + nearest + "?"
            + (names.isEmpty() ? "" : " There are " + String.join(", ", names)
                + (section.isEmpty() ? "" : " in " + section));
    }

    /** Names of settings and sections directly in a section. */
    private List<String> below(final String section) {
        final String prefix = section.isEmpty() ? "" : section + ".";
        return settings.stream().map(Setting::key).filter(key -> key.startsWith(prefix))
            .map(key -> key.substring(prefix.length()).split("\\.")[0]).distinct().toList();
    }
}
