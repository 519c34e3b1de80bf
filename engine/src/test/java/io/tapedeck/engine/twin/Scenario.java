package io.tapedeck.engine.twin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A market and what is wished in it, as lines in the format of truth/stops.txt: one-minute candles, and between them
 * the wishes that arrive at the open of the next one.
 *
 * @param name  of the scenario.
 * @param rules that differ from the plain market, each as in {@link Conditions}.
 * @param lines candles, wishes and skipped minutes in order.
 * @param told  fills and ambiguities that somebody has reasoned; empty for a scenario of chance.
 */
record Scenario(String name, List<String> rules, List<String> lines, List<String> told) {
    private static final Set<String> KINDS =
        Set.of("candle", "skip", "order", "cancel", "amend", "protect", "close", "funding");

    /**
     * A candle and what is wished after it.
     *
     * @param minute  of its open, counted from the start.
     * @param figures open, high, low, close, and the volume where it is told.
     * @param wishes  in order.
     */
    record Step(int minute, List<String> figures, List<Wish> wishes) {
    }

    static List<Scenario> read(final String resource) {
        final List<Scenario> scenarios = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            Scenario.class.getResourceAsStream(resource), StandardCharsets.US_ASCII))) {
            lines.lines().map(Scenario::withoutComment).filter(line -> !line.isEmpty())
                .forEach(line -> add(scenarios, line));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return scenarios;
    }

    private static String withoutComment(final String line) {
        final int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).trim().replaceAll(" +", " ");
    }

    private static void add(final List<Scenario> scenarios, final String line) {
        final String kind = line.split(" ", 2)[0];
        if (kind.equals("case")) {
            scenarios.add(new Scenario(line.substring(5), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            return;
        }
        final Scenario last = scenarios.get(scenarios.size() - 1);
        if (kind.equals("rules")) {
            last.rules.addAll(Arrays.asList(line.substring(6).split(", ")));
        } else {
            (KINDS.contains(kind) ? last.lines : last.told).add(line);
        }
    }

    /** The candles with their wishes; the first one is flat at the first open, for what is wished before it. */
    List<Step> steps() {
        final List<Step> steps = new ArrayList<>();
        final String open = lines.stream().filter(line -> line.startsWith("candle "))
            .findFirst().orElse("candle 100").split(" ")[1];
        steps.add(new Step(0, List.of(open, open, open, open), new ArrayList<>()));
        int minute = 1;
        for (final String line : lines) {
            final List<String> words = List.of(line.split(" "));
            if (words.get(0).equals("candle")) {
                steps.add(new Step(minute, words.subList(1, words.size()), new ArrayList<>()));
                minute++;
            } else if (words.get(0).equals("skip")) {
                minute += Integer.parseInt(words.get(1));
            } else {
                steps.get(steps.size() - 1).wishes.add(Wish.of(line));
            }
        }
        return steps;
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("case ").append(name).append('\n');
        if (!rules.isEmpty()) {
            text.append("  rules ").append(String.join(", ", rules)).append('\n');
        }
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }
}
