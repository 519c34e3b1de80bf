package io.tapedeck.replay.whatif;

import io.tapedeck.replay.run.NamedSettings;
import io.tapedeck.replay.run.ReplayRunner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two plans have different, named as on the command line. Parameters are compared as the strategy gets them: one
 * that is set to its preset is no change.
 */
final class SpecChanges {
    private SpecChanges() {
    }

    static List<SpecChange> between(final ReplayRunner.Plan recorded, final ReplayRunner.Plan changed) {
        final Map<String, String> before = NamedSettings.of(recorded);
        final Map<String, String> after = NamedSettings.of(changed);
        final Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        final List<SpecChange> changes = new ArrayList<>();
        for (final String name : names) {
            final String one = before.getOrDefault(name, NamedSettings.NOT_SET);
            final String other = after.getOrDefault(name, NamedSettings.NOT_SET);
            if (!one.equals(other)) {
                changes.add(new SpecChange(name, one, other));
            }
        }
        return changes;
    }
}
