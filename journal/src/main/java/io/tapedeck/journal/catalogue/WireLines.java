package io.tapedeck.journal.catalogue;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.wire.ValueOut;
import net.openhft.chronicle.wire.Wire;
import net.openhft.chronicle.wire.WireType;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values in Chronicle's text wire. */
final class WireLines {
    private WireLines() {
    }

    static Map<String, String> parse(final String text) {
        final Bytes<?> bytes = Bytes.from(text);
        try {
            final Wire wire = WireType.TEXT.apply(bytes);
            final Map<String, String> values = new LinkedHashMap<>();
            final StringBuilder name = new StringBuilder();
            while (wire.hasMore()) {
                final String value = wire.read(name).text();
                values.put(name.toString(), value);
                wire.consumePadding();
            }
            return values;
        } finally {
            bytes.releaseLast();
        }
    }

    static String format(final Map<String, String> values) {
        final Bytes<?> bytes = Bytes.allocateElasticOnHeap();
        final Wire wire = WireType.TEXT.apply(bytes);
        values.forEach((name, value) -> write(wire.write(name), value));
        return bytes.toString();
    }

    /** Wire quotes a text with the mark that does not occur in it, and does not quote it where both do. */
    private static void write(final ValueOut out, final String value) {
        if (value.indexOf('"') >= 0 && value.indexOf('\'') >= 0) {
            out.rawText(quoted(value));
        } else {
            out.text(value);
        }
    }

    private static String quoted(final String value) {
        final StringBuilder text = new StringBuilder("\"");
        value.chars().forEach(letter -> text.append(letter < ' ' || letter > '~' || letter == '"' || letter == '\\'
            ? "\\u" + HexFormat.of().toHexDigits((char) letter) : String.valueOf((char) letter)));
        return text.append('"').toString();
    }
}
