package io.tapedeck.replay.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands out the candles of a JSON file as records: the first array in it that holds arrays (values in the order of a
 * dump) or objects (named values in any order). A record's line is its number in that array. One file, one thread.
 */
final class CandleJsonReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final DumpRecord record = new DumpRecord();
    private final Consumer<DumpRecord> rows;
    private final List<String> names = new ArrayList<>();
    private long number;

    CandleJsonReader(final Consumer<DumpRecord> rows) {
        this.rows = rows;
    }

    /** Reads the file to its end; throws an IOException where it is not JSON or breaks off. */
    void read(final InputStream text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken before = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (before == JsonToken.START_ARRAY && token == JsonToken.START_ARRAY) {
                    readArrays(parser);
                } else if (before == JsonToken.START_ARRAY && token == JsonToken.START_OBJECT) {
                    readObjects(parser);
                }
                before = parser.currentToken();
            }
        }
    }

    private void readArrays(final JsonParser parser) throws IOException {
        while (parser.currentToken() == JsonToken.START_ARRAY) {
            begin();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                addValue(parser);
            }
            rows.accept(record);
            parser.nextToken();
        }
    }

    private void begin() {
        number++;
        record.begin(number);
    }

    /** Nested values mean nothing to a candle. */
    private void addValue(final JsonParser parser) throws IOException {
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
            add("");
        } else {
            add(parser.getText());
        }
    }

    private void add(final String value) {
        record.add(value.toCharArray(), 0, value.length());
    }

    private void readObjects(final JsonParser parser) throws IOException {
        while (parser.currentToken() == JsonToken.START_OBJECT) {
            final List<String> present = new ArrayList<>();
            final List<String> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                present.add(parser.currentName());
                parser.nextToken();
                if (parser.currentToken().isStructStart()) {
                    parser.skipChildren();
                }
                values.add(parser.currentToken().isScalarValue() ? parser.getText() : "");
            }
            acceptObject(present, values);
            parser.nextToken();
        }
    }

    /** The first object stands for the header line; a name that another lacks leaves its field empty. */
    private void acceptObject(final List<String> present, final List<String> values) {
        if (names.isEmpty()) {
            names.addAll(present);
            record.begin(1);
            names.forEach(this::add);
            rows.accept(record);
        }
        begin();
        for (final String name : names) {
            final int index = present.indexOf(name);
            add(index < 0 ? "" : values.get(index));
        }
        rows.accept(record);
    }
}
