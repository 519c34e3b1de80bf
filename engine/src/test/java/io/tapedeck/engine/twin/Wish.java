package io.tapedeck.engine.twin;

import io.tapedeck.engine.order.OrderType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that is wished: {@code order NUMBER SIDE TYPE SIZE options}, {@code cancel NUMBER}, {@code amend NUMBER
 * options}, {@code protect NUMBER options}, {@code close NUMBER} (0 for all), {@code funding RATE PRICE}.
 *
 * @param kind    of the wish.
 * @param order   number of the order that is meant, or of the one that opened the position.
 * @param words   the plain words behind the number.
 * @param options the words with a value; targets, which may be several, with blanks between them.
 */
record Wish(String kind, int order, List<String> words, Map<String, String> options) {
    private static final List<String> EXITS = List.of("stop", "target", "trail", "trail-from", "break-even");

    static Wish of(final String line) {
        final String[] words = line.split(" ");
        final boolean numbered = !words[0].equals("funding");
        final List<String> plain = new ArrayList<>();
        final Map<String, String> options = new LinkedHashMap<>();
        for (final String word : Arrays.copyOfRange(words, numbered ? 2 : 1, words.length)) {
            final int equals = word.indexOf('=');
            if (equals < 0) {
                plain.add(word);
            } else {
                options.merge(word.substring(0, equals), word.substring(equals + 1), (one, other) -> one + " " + other);
            }
        }
        return new Wish(words[0], numbered ? Integer.parseInt(words[1]) : 0, plain, options);
    }

    boolean buys() {
        return words.get(0).equals("buy");
    }

    OrderType type() {
        return OrderType.valueOf(words.get(1).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A quantity; 40% of the equity, 40%@fill at the moment of the fill, 2%@risk at risk, 500usd. */
    String size() {
        return words.get(2);
    }

    boolean says(final String word) {
        return words.contains(word);
    }

    boolean has(final String option) {
        return options.containsKey(option);
    }

    int number(final String option) {
        return Integer.parseInt(options.getOrDefault(option, "0"));
    }

    /** The figure of an option, a share where it ends with %, or null where it is not said. */
    BigDecimal figure(final String option) {
        return options.containsKey(option) ? figureOf(options.get(option)) : null;
    }

    List<String> targets() {
        return options.containsKey("target") ? List.of(options.get("target").split(" ")) : List.of();
    }

    /** Whether the exits are given as shares of the entry. */
    boolean isInShares() {
        return EXITS.stream().map(option -> options.getOrDefault(option, ""))
            .anyMatch(value -> value.split(":")[0].endsWith("%"));
    }

    static BigDecimal figureOf(final String text) {
        return text.endsWith("%") ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2)
            : new BigDecimal(text);
    }
}
