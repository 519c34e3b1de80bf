package io.tapedeck.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Values as one JSON document: maps, lists, text, numbers, truth values and null; anything else as its text. */
public final class JsonDocument {
    private JsonDocument() {
    }

    /**
     * Renders a value.
     *
     * @param value to render.
     * @return the document, with a line end.
     */
    public static String render(final Object value) {
        return text(value, json -> json.setPrettyPrinter(new DefaultPrettyPrinter())) + "\n";
    }

    /**
     * Renders a value as a line of JSON Lines.
     *
     * @param value to render.
     * @return the document on one line, with a line end.
     */
    public static String line(final Object value) {
        return text(value, json -> { }) + "\n";
    }

    private static String text(final Object value, final Consumer<JsonGenerator> style) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            style.accept(json);
            write(json, value);
        } catch (final IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(final JsonGenerator json, final Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            writeObject(json, map);
        } else if (value instanceof List<?> list) {
            writeArray(json, list);
        } else if (value instanceof Double ratio && !Double.isFinite(ratio)) {
            json.writeNull();
        } else if (value instanceof Number || value instanceof Boolean || value == null) {
            json.writeRawValue(value instanceof BigDecimal exact ? exact.toPlainString() : String.valueOf(value));
        } else {
            json.writeString(value.toString());
        }
    }

    private static void writeObject(final JsonGenerator json, final Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (final Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void writeArray(final JsonGenerator json, final List<?> list) throws IOException {
        json.writeStartArray();
        for (final Object element : list) {
            write(json, element);
        }
        json.writeEndArray();
    }
}
