package io.tapedeck.engine.twin;

import java.util.ArrayList;
import java.util.List;

/** Plays many random scenarios and shrinks those in which engine and twin differ. */
final class TwinSearch {
    private final List<String> differences = new ArrayList<>();
    private long scenarios;
    private long candles;
    private long fills;
    private long ambiguities;

    void play(final long seed) {
        final Scenario scenario = ScenarioGenerator.generate(seed);
        scenarios++;
        final Comparison comparison = Comparison.of(scenario);
        candles += comparison.candles();
        fills += comparison.fills();
        ambiguities += comparison.ambiguities();
        if (!comparison.isEqual()) {
            final Scenario small = Shrinker.shrink(scenario, smaller -> isSameKind(comparison, Comparison.of(smaller)));
            final Comparison difference = Comparison.of(small);
            differences.add(small + "twin: " + difference.twin() + "\nengine: " + difference.engine() + "\n");
        }
    }

    /** A failure must not shrink to another difference, nor a difference to a scenario that makes no sense. */
    private static boolean isSameKind(final Comparison first, final Comparison smaller) {
        return !smaller.isEqual() && first.minutes().isEmpty() == smaller.minutes().isEmpty();
    }

    List<String> differences() {
        return differences;
    }

    long fills() {
        return fills;
    }

    @Override
    public String toString() {
        return scenarios + " scenarios, " + candles + " candles, " + fills + " fills, " + ambiguities
            + " ambiguities, " + differences.size() + " differences";
    }
}
