package io.tapedeck.replay.optimise;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The reason for which a trial failed, word by word: told apart from another one by what is said, not by the values of
 * the parameters that happened to be tried. Immutable.
 *
 * @param words and what stands between them.
 */
record ReasonWords(List<String> words) {
    private static final Pattern WORD = Pattern.compile("[\\w.+-]*\\w|\\W", Pattern.UNICODE_CHARACTER_CLASS);

    static ReasonWords of(final String text) {
        return new ReasonWords(WORD.matcher(text).results().map(MatchResult::group).toList());
    }

    /** Whether wherever the words differ both name the value that the same parameter has on their side. */
    boolean differOnlyInValues(final Map<String, String> parameters, final ReasonWords other,
        final Map<String, String> others) {
        return words.size() == other.words.size() && IntStream.range(0, words.size()).allMatch(place ->
            words.get(place).equals(other.words.get(place)) || parameters.entrySet().stream().anyMatch(parameter ->
                isValue(words.get(place), parameter.getValue())
                    && isValue(other.words.get(place), others.get(parameter.getKey()))));
    }

    private static boolean isValue(final String word, final String value) {
        return value != null && (word.equals(value) || isNumber(word) && isNumber(value)
            && new BigDecimal(word).compareTo(new BigDecimal(value)) == 0);
    }

    private static boolean isNumber(final String word) {
        return word.matches(TrialRow.NUMBER);
    }
}
