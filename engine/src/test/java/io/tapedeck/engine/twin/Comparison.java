package io.tapedeck.engine.twin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the twin and the engine make of a scenario.
 *
 * @param twin   the first minute in which they differ, or the last one.
 * @param engine the same minute.
 * @param minutes of the engine.
 */
record Comparison(String twin, String engine, List<Minute> minutes) {
    static Comparison of(final Scenario scenario) {
        final Set<String> refused = new HashSet<>();
        final List<Minute> engine;
        final List<Minute> twin;
        try {
            engine = EngineRun.play(scenario, refused);
            twin = NaiveMarket.play(scenario, refused);
        } catch (final AssertionError | RuntimeException broken) {
            return new Comparison("no failure", "a failure: " + broken, List.of());
        }
        int minute = 0;
        while (minute < twin.size() - 1 && twin.get(minute).equals(engine.get(minute))) {
            minute++;
        }
        return new Comparison("minute " + minute + "\n" + twin.get(minute),
            "minute " + minute + "\n" + engine.get(minute), engine);
    }

    int candles() {
        return minutes.size();
    }

    long fills() {
        return events("fill");
    }

    long ambiguities() {
        return events("ambiguous");
    }

    private long events(final String kind) {
        return minutes.stream().flatMap(minute -> minute.events().stream()).filter(event -> event.startsWith(kind))
            .count();
    }

    /** Fills and ambiguities without fees and moments. */
    List<String> told() {
        return minutes.stream().flatMap(minute -> minute.events().stream())
            .map(event -> event.replaceFirst(" fee .*", "")).toList();
    }

    boolean isEqual() {
        return twin.equals(engine);
    }
}
