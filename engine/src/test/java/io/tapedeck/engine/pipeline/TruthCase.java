package io.tapedeck.engine.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A case of the truth table.
 *
 * @param name  of the case.
 * @param rule  that differs from the plain market, or an empty text.
 * @param steps candles in order; the first one is flat at the first open, and only there for what is wished before it.
 * @param end   lines about what is left.
 */
record TruthCase(String name, String rule, List<Step> steps, List<String> end) {
    private static final Pattern PRICE =
        Pattern.compile("((?:stop|target|trail-from|break-even|limit|trigger)=|@ )([0-9.]+)");
    private static final Set<String> WISHES = Set.of("order", "cancel", "amend", "protect");

    /** A candle, what it does, and what is wished and skipped after it. */
    static final class Step {
        private final String[] candle;
        private final List<String> expected = new ArrayList<>();
        private final List<String> wishes = new ArrayList<>();
        private int skippedMinutes;

        Step(final String... candle) {
            this.candle = candle;
        }

        String[] candle() {
            return candle;
        }

        List<String> expected() {
            return expected;
        }

        List<String> wishes() {
            return wishes;
        }

        int skippedMinutes() {
            return skippedMinutes;
        }
    }

    static List<TruthCase> read(final String file) {
        final List<TruthCase> cases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            TruthCase.class.getResourceAsStream("/truth/" + file + ".txt"), StandardCharsets.US_ASCII))) {
            lines.lines().map(TruthCase::withoutComment).filter(line -> !line.isEmpty())
                .forEach(line -> add(cases, line));
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return cases;
    }

    /** The same case upside down; only where it is given in prices, and nothing depends on how high they are. */
    boolean canBeMirrored() {
        return !rule.startsWith("slippage-bp") && steps.stream().flatMap(step -> step.wishes.stream())
            .noneMatch(wish -> wish.matches(".*=[0-9.]+%.*"));
    }

    /** Buy for sell, and 200 less the price for the price. */
    TruthCase mirrored() {
        final List<Step> mirroredSteps = steps.stream().map(TruthCase::mirrored).toList();
        return new TruthCase(name + " (upside down)", rule, mirroredSteps,
            end.stream().map(TruthCase::mirrored).toList());
    }

    private static Step mirrored(final Step step) {
        final String[] candle = step.candle.clone();
        candle[0] = mirroredPrice(step.candle[0]);
        candle[1] = mirroredPrice(step.candle[2]);
        candle[2] = mirroredPrice(step.candle[1]);
        candle[3] = mirroredPrice(step.candle[3]);
        final Step mirrored = new Step(candle);
        step.wishes.forEach(line -> mirrored.wishes.add(mirrored(line)));
        step.expected.forEach(line -> mirrored.expected.add(mirrored(line)));
        mirrored.skippedMinutes = step.skippedMinutes;
        return mirrored;
    }

    private static String mirrored(final String line) {
        final String swapped = line.replace(" buy ", " ? ").replace(" sell ", " buy ").replace(" ? ", " sell ");
        return PRICE.matcher(swapped).replaceAll(found -> found.group(1) + mirroredPrice(found.group(2)));
    }

    private static String mirroredPrice(final String price) {
        return new BigDecimal(200).subtract(new BigDecimal(price)).stripTrailingZeros().toPlainString();
    }

    private static String withoutComment(final String line) {
        final int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).trim();
    }

    private static void add(final List<TruthCase> cases, final String line) {
        if (line.startsWith("case ")) {
            cases.add(new TruthCase(line.substring(5), "", new ArrayList<>(List.of(new Step())), new ArrayList<>()));
        } else if (line.startsWith("rules ")) {
            final TruthCase last = cases.remove(cases.size() - 1);
            cases.add(new TruthCase(last.name, line.substring(6), last.steps, last.end));
        } else {
            cases.get(cases.size() - 1).add(line);
        }
    }

    private void add(final String line) {
        final String[] words = line.split(" +");
        final Step last = steps.get(steps.size() - 1);
        if (words[0].equals("candle")) {
            final String[] figures = Arrays.copyOfRange(words, 1, words.length);
            if (last.candle.length == 0) {
                final Step flat = new Step(figures[0], figures[0], figures[0], figures[0]);
                flat.wishes.addAll(last.wishes);
                flat.expected.addAll(last.expected);
                steps.set(0, flat);
            }
            steps.add(new Step(figures));
        } else if (words[0].equals("end")) {
            end.add(line);
        } else if (words[0].equals("skip")) {
            last.skippedMinutes += Integer.parseInt(words[1]);
        } else {
            (WISHES.contains(words[0]) ? last.wishes : last.expected).add(line);
        }
    }
}
