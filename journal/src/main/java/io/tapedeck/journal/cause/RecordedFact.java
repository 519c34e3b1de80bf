package io.tapedeck.journal.cause;

import io.tapedeck.journal.inspect.FieldKind;
import io.tapedeck.journal.inspect.RecordedMessage;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message of a tape, kept. Immutable.
 *
 * @param name    of the message.
 * @param values  its known fields as people read them.
 * @param numbers its known fields as they stand on the tape, texts left out.
 */
public record RecordedFact(String name, Map<String, Object> values, Map<String, Long> numbers) {
    /** Keeps copies of the maps. */
    public RecordedFact {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        numbers = Map.copyOf(numbers);
    }

    static RecordedFact of(final RecordedMessage message) {
        final Map<String, Long> numbers = new HashMap<>();
        message.layout().fields().stream().filter(field -> field.kind() != FieldKind.TEXT).forEach(field ->
            message.number(field.name()).ifPresent(number -> numbers.put(field.name(), number)));
        return new RecordedFact(message.name(), message.values(), numbers);
    }

    /**
     * A number as it stands on the tape.
     *
     * @param field its name.
     * @return 0 where it is unknown.
     */
    public long number(final String field) {
        return numbers.getOrDefault(field, 0L);
    }

    /**
     * A value as people read it.
     *
     * @param field its name.
     * @return an empty text where it is unknown.
     */
    public String text(final String field) {
        return String.valueOf(values.getOrDefault(field, ""));
    }

    boolean has(final String field) {
        return numbers.containsKey(field);
    }

    boolean is(final String message) {
        return name.equals(message);
    }
}
