package io.tapedeck.engine.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Makes a scenario smaller for as long as something about it stays: drops rules, lines, and words of wishes. */
final class Shrinker {
    private final Predicate<Scenario> stays;
    private Scenario scenario;

    private Shrinker(final Scenario scenario, final Predicate<Scenario> stays) {
        this.scenario = scenario;
        this.stays = stays;
    }

    static Scenario shrink(final Scenario scenario, final Predicate<Scenario> stays) {
        final Shrinker shrinker = new Shrinker(scenario, stays);
        boolean smaller = true;
        while (smaller) {
            smaller = shrinker.dropLines() | shrinker.dropRules() | shrinker.dropWords();
        }
        return shrinker.scenario;
    }

    private boolean keep(final List<String> rules, final List<String> lines) {
        final Scenario smaller = new Scenario(scenario.name(), rules, lines, List.of());
        if (lines.stream().noneMatch(line -> line.startsWith("candle")) || !stays.test(smaller)) {
            return false;
        }
        scenario = smaller;
        return true;
    }

    private static List<String> without(final List<String> list, final int index) {
        final List<String> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }

    private boolean dropLines() {
        boolean smaller = false;
        for (int index = scenario.lines().size() - 1; index >= 0; index--) {
            smaller |= keep(scenario.rules(), without(scenario.lines(), index));
        }
        return smaller;
    }

    private boolean dropRules() {
        boolean smaller = false;
        for (int index = scenario.rules().size() - 1; index >= 0; index--) {
            smaller |= keep(without(scenario.rules(), index), scenario.lines());
        }
        return smaller;
    }

    private boolean dropWords() {
        boolean smaller = false;
        for (int index = 0; index < scenario.lines().size(); index++) {
            int word = 5;
            while (word < scenario.lines().get(index).split(" ").length) {
                if (scenario.lines().get(index).startsWith("order") && dropWord(index, word)) {
                    smaller = true;
                } else {
                    word++;
                }
            }
        }
        return smaller;
    }

    private boolean dropWord(final int index, final int word) {
        final List<String> words = new ArrayList<>(Arrays.asList(scenario.lines().get(index).split(" ")));
        if (words.get(word).startsWith("reduce=")) {
            return false;
        }
        words.remove(word);
        final List<String> lines = new ArrayList<>(scenario.lines());
        lines.set(index, String.join(" ", words));
        return keep(scenario.rules(), lines);
    }
}
