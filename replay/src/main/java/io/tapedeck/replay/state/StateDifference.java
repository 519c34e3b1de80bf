package io.tapedeck.replay.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is different between two states of a run; in which frame they are does not count. Immutable.
 *
 * @param from    one state.
 * @param to      another one.
 * @param changes everything that is not the same, in the order of the document.
 */
public record StateDifference(RunState from, RunState to, List<Change> changes) {
    private static final String FRAME = "frame";

    /** Keeps a copy of the list. */
    public StateDifference {
        changes = List.copyOf(changes);
    }

    /**
     * A value that changed, or something that came or went as a whole. Immutable.
     *
     * @param path of it, from the outermost to its own name.
     * @param from value; null where there was none.
     * @param to   value; null where there is none any more.
     */
    public record Change(List<String> path, Object from, Object to) {
        /** Keeps a copy of the path. */
        public Change {
            path = List.copyOf(path);
        }

        String line() {
            return String.join(", ", path) + ": " + text(from) + " -> " + text(to);
        }

        private static String text(final Object value) {
            return value == null ? "none" : StateText.brief(value);
        }

        Map<String, Object> document() {
            return new Named().put("path", path).put("from", from).put("to", to).values();
        }
    }

    /**
     * Compares two states.
     *
     * @param from one.
     * @param to   the other one.
     * @return what is different.
     */
    public static StateDifference between(final RunState from, final RunState to) {
        final List<Change> changes = new ArrayList<>();
        compare(List.of(), StateText.named(withoutFrame(from)), StateText.named(withoutFrame(to)), changes);
        return new StateDifference(from, to, changes);
    }

    private static Map<String, Object> withoutFrame(final RunState state) {
        final Map<String, Object> rest = new LinkedHashMap<>(state.document());
        rest.remove(FRAME);
        return rest;
    }

    /** What is there on one side only is one change, however much it holds. */
    private static void compare(final List<String> path, final Object before, final Object after,
        final List<Change> changes) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            final Set<Object> names = new LinkedHashSet<>(one.keySet());
            names.addAll(other.keySet());
            names.forEach(name -> compare(longer(path, name), one.get(name), other.get(name), changes));
        } else if (!Objects.equals(before, after)) {
            changes.add(new Change(path, before, after));
        }
    }

    private static List<String> longer(final List<String> path, final Object name) {
        final List<String> longer = new ArrayList<>(path);
        longer.add(name.toString());
        return longer;
    }

    /**
     * The difference as lines for people.
     *
     * @return a line for every change, with line ends; one sentence where there is none.
     */
    public String text() {
        return changes.isEmpty() ? "nothing is different\n"
            : changes.stream().map(change -> change.line() + "\n").collect(Collectors.joining());
    }

    /**
     * The difference for programs.
     *
     * @return names to values.
     */
    public Map<String, Object> document() {
        return new Named()
            .put("from", from.document().get(FRAME))
            .put("to", to.document().get(FRAME))
            .put("changes", changes.stream().map(Change::document).toList()).values();
    }
}
