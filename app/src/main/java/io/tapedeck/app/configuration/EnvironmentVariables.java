package io.tapedeck.app.configuration;

import io.tapedeck.app.configuration.WrittenValue.Form;
import io.tapedeck.journal.inspect.NearestNames;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings in the environment, as {@code TAPEDECK_} and the key in capitals. An empty variable is none. Immutable. */
final class EnvironmentVariables {
    private final Map<String, String> variables = new TreeMap<>();

    EnvironmentVariables(final Map<String, String> environment) {
        environment.forEach((name, text) -> {
            if (!text.isBlank()) {
                variables.put(name, text);
            }
        });
    }

    /** What is set of these. */
    List<WrittenValue> of(final List<Setting<?>> settings) {
        final List<WrittenValue> found = new ArrayList<>();
        for (final Setting<?> setting : settings) {
            final String text = variables.get(setting.variable());
            if (text != null) {
                found.add(new WrittenValue(setting.key(), text, Form.SINGLE, Origin.variable(setting.variable())));
            }
        }
        return found;
    }

    /** Variables that begin like those of a section, but are none of its settings. */
    List<Problem> unknown(final List<Setting<?>> settings) {
        final List<String> known = settings.stream().map(Setting::variable).toList();
        final List<String> sections = settings.stream().filter(setting -> setting.key().contains("."))
            .map(setting -> Setting.variableOf(setting.key().substring(0, setting.key().indexOf('.') + 1)))
            .distinct().toList();
        return variables.keySet().stream()
            .filter(name -> sections.stream().anyMatch(name::startsWith) && !known.contains(name))
            .map(name -> Problem.of(Origin.variable(name), "", "there is no such setting; did you mean "
                + NearestNames.of(name, known).get(0) + "?"))
            .toList();
    }

    /** The same without what begins so. */
    EnvironmentVariables without(final String prefix) {
        final Map<String, String> rest = new TreeMap<>(variables);
        rest.keySet().removeIf(name -> name.startsWith(prefix));
        return new EnvironmentVariables(rest);
    }
}
