package io.tapedeck.app.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tapedeck.replay.report.JsonDocument;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object by the names that it must have. What is missing or of another type is told as {@link
 * MalformedLineException}. Read without data binding, which would cost a short command more than its question.
 *
 * @param values maps, lists, texts, numbers, truth values and null.
 */
record JsonObject(Map<String, Object> values) {
    private static final int DEEPEST = 16;
    private static final JsonFactory JSON = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
        .build();

    /** Reads exactly one object. */
    static JsonObject parse(final String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedLineException("is no JSON object");
            }
            final JsonObject object = new JsonObject(object(parser));
            if (parser.nextToken() != null) {
                throw new MalformedLineException("is more than one JSON object");
            }
            return object;
        } catch (final IOException notJson) {
            throw new MalformedLineException("is no JSON object");
        }
    }

    /** One line; line ends within texts are escaped, so that only those of the layout are taken away. */
    static String line(final Map<String, Object> values) {
        return JsonDocument.render(values).replaceAll("\\s*\\n\\s*", " ").strip();
    }

    private static Map<String, Object> object(final JsonParser parser) throws IOException {
        final Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static Object value(final JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new MalformedLineException("ends too early");
        };
    }

    private static List<Object> array(final JsonParser parser) throws IOException {
        final List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    String text(final String name) {
        return required(name, String.class);
    }

    Optional<String> perhapsText(final String name) {
        return values.get(name) == null ? Optional.empty() : Optional.of(text(name));
    }

    boolean isTrue(final String name) {
        return values.get(name) != null && required(name, Boolean.class);
    }

    BigDecimal number(final String name) {
        return required(name, BigDecimal.class);
    }

    long integer(final String name) {
        try {
            return number(name).longValueExact();
        } catch (final ArithmeticException fraction) {
            throw new MalformedLineException("has no integer '" + name + "'");
        }
    }

    Optional<Instant> moment(final String name) {
        return perhapsText(name).map(text -> moment(name, text));
    }

    Instant requiredMoment(final String name) {
        return moment(name, text(name));
    }

    private static Instant moment(final String name, final String text) {
        try {
            return Instant.parse(text);
        } catch (final DateTimeException notAMoment) {
            throw new MalformedLineException("has no moment '" + name + "'");
        }
    }

    <E extends Enum<E>> E constant(final String name, final Class<E> type) {
        try {
            return Enum.valueOf(type, text(name));
        } catch (final IllegalArgumentException unknown) {
            throw new MalformedLineException("has an unknown '" + name + "'");
        }
    }

    List<JsonObject> objects(final String name) {
        return ((List<?>) required(name, List.class)).stream().map(element -> of(name, element)).toList();
    }

    JsonObject object(final String name) {
        return of(name, required(name, Map.class));
    }

    @SuppressWarnings("unchecked")
    private static JsonObject of(final String name, final Object element) {
        if (element instanceof Map<?, ?> map) {
            return new JsonObject((Map<String, Object>) map);
        }
        throw new MalformedLineException("has no objects in '" + name + "'");
    }

    private <T> T required(final String name, final Class<T> type) {
        final Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new MalformedLineException("has no '" + name + "', or not of the right type");
        }
        return type.cast(value);
    }
}
