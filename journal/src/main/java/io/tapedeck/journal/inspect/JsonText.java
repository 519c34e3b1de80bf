package io.tapedeck.journal.inspect;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;

/** Values of tapes as JSON, as docs/journal-format.md has it. Stateless. */
public final class JsonText {
    private JsonText() {
    }

    /**
     * Writes a value.
     *
     * @param out   takes it.
     * @param value a number, a truth value, a list, nothing, or whatever has a text.
     * @throws IOException where nobody takes it.
     */
    public static void value(final Appendable out, final Object value) throws IOException {
        if (value instanceof BigDecimal decimal) {
            out.append(MessageText.decimal(decimal));
        } else if (value instanceof Double || value instanceof Float) {
            out.append(Double.isFinite(((Number) value).doubleValue()) ? value.toString() : "null");
        } else if (isPlain(value)) {
            out.append(String.valueOf(value));
        } else if (value instanceof List<?> names) {
            list(out, names);
        } else {
            text(out, value.toString());
        }
    }

    private static boolean isPlain(final Object value) {
        return value == null || value instanceof Long || value instanceof Integer || value instanceof Short
            || value instanceof Byte || value instanceof BigInteger || value instanceof Boolean;
    }

    private static void list(final Appendable out, final List<?> values) throws IOException {
        out.append('[');
        String separator = "";
        for (final Object value : values) {
            out.append(separator);
            value(out, value);
            separator = ",";
        }
        out.append(']');
    }

    /**
     * Writes a text.
     *
     * @param out  takes it.
     * @param text without quotes around it.
     * @throws IOException where nobody takes it.
     */
    public static void text(final Appendable out, final String text) throws IOException {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            letter(out, text.charAt(index));
        }
        out.append('"');
    }

    private static void letter(final Appendable out, final char letter) throws IOException {
        if (letter == '"' || letter == '\\') {
            out.append('\\').append(letter);
        } else if (letter < ' ') {
            out.append("\\u").append(HexFormat.of().toHexDigits(letter));
        } else {
            out.append(letter);
        }
    }
}
