package io.tapedeck.app.configuration;

import io.tapedeck.app.configuration.WrittenValue.Form;
import io.tapedeck.replay.run.Words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the text of a setting can be, and what it becomes. Immutable.
 *
 * @param form    whether it is a list.
 * @param allowed completes the sentence "it must be ...".
 * @param reader  empty where the text is not allowed; never throws.
 * @param <T>     what it becomes.
 */
record ValueKind<T>(Form form, String allowed, Function<String, Optional<T>> reader) {
    private static final String SEPARATOR = ", ";

    static <T> ValueKind<T> single(final String allowed, final Function<String, Optional<T>> reader) {
        return new ValueKind<>(Form.SINGLE, allowed, reader);
    }

    /** One of several words, in lower or upper case. */
    static <T> ValueKind<T> oneOf(final Map<String, T> words) {
        return single("one of " + String.join(SEPARATOR, words.keySet()),
            text -> Optional.ofNullable(words.get(text.toLowerCase(Locale.ROOT))));
    }

    /** One of the constants of an enum, in lower case with hyphens. */
    static <E extends Enum<E>> ValueKind<E> oneOf(final Class<E> type) {
        return oneOf(words(type));
    }

    /** Several of the constants of an enum, none twice. */
    static <E extends Enum<E>> ValueKind<List<E>> listOf(final Class<E> type) {
        return oneOf(type).list("a list of " + String.join(SEPARATOR, words(type).keySet()) + ", none twice");
    }

    private static <E extends Enum<E>> Map<String, E> words(final Class<E> type) {
        final Map<String, E> words = new LinkedHashMap<>();
        for (final E constant : type.getEnumConstants()) {
            words.put(Words.of(constant), constant);
        }
        return words;
    }

    /** Several of these, none twice. */
    ValueKind<List<T>> list(final String allEntries) {
        return new ValueKind<>(Form.LIST, allEntries, this::readAll);
    }

    private Optional<List<T>> readAll(final String text) {
        final List<T> entries = new ArrayList<>();
        for (final String entry : Arrays.stream(text.split(",", -1)).map(String::trim).toList()) {
            final Optional<T> value = reader.apply(entry);
            if (value.isEmpty() || entries.contains(value.get())) {
                return Optional.empty();
            }
            entries.add(value.get());
        }
        return Optional.of(List.copyOf(entries));
    }

    Optional<T> read(final String text) {
        return reader.apply(text.trim());
    }
}
