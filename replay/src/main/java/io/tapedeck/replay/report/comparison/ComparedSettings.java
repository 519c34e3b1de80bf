package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.run.NamedSettings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the runs were asked for. Immutable.
 *
 * @param different setting to its value in every run, in the order of the runs.
 * @param shared    setting to the value that all of them have.
 */
record ComparedSettings(Map<String, List<String>> different, Map<String, String> shared) {
    static ComparedSettings of(final List<Map<String, String>> settings) {
        final Set<String> names = new LinkedHashSet<>();
        settings.forEach(each -> names.addAll(each.keySet()));
        final Map<String, List<String>> different = new LinkedHashMap<>();
        final Map<String, String> shared = new LinkedHashMap<>();
        for (final String name : names) {
            final List<String> values = new ArrayList<>();
            settings.forEach(each -> values.add(each.getOrDefault(name, NamedSettings.NOT_SET)));
            if (values.stream().distinct().count() > 1) {
                different.put(name, values);
            } else {
                shared.put(name, values.get(0));
            }
        }
        return new ComparedSettings(different, shared);
    }
}
