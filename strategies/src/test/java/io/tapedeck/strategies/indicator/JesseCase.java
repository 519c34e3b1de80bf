package io.tapedeck.strategies.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;

/** What Jesse expects of an indicator after the last of some candles; rounded. */
final class JesseCase {
    private final JsonNode all;
    private final JsonNode entry;

    private JesseCase(final JsonNode all, final JsonNode entry) {
        this.all = all;
        this.entry = entry;
    }

    static JesseCase of(final String indicator) throws IOException {
        try (InputStream packed = Files.newInputStream(
                SharedData.require("oracles/indicators/jesse/indicator-last-values.json.gz"))) {
            final JsonNode all = new ObjectMapper().readTree(new GZIPInputStream(packed));
            for (final JsonNode entry : all.get("cases")) {
                if (entry.get("indicator").asText().equals(indicator)) {
                    return new JesseCase(all, entry);
                }
            }
        }
        throw new IllegalArgumentException("there is no case of " + indicator);
    }

    double expected(final String key) {
        return entry.get("expected_last").get(key).get("expected").asDouble();
    }

    int decimals(final String key) {
        return entry.get("expected_last").get(key).get("decimals").asInt();
    }

    /** Jesse's order is time, open, close, high, low, volume. */
    Bar[] candles() {
        final JsonNode rows = all.get("candles").get(entry.get("candles").asText());
        final Bar[] bars = new Bar[rows.size()];
        for (int row = 0; row < bars.length; row++) {
            final JsonNode fields = rows.get(row);
            bars[row] = new Bar(fields.get(1).asDouble(), fields.get(3).asDouble(), fields.get(4).asDouble(),
                fields.get(2).asDouble(), fields.get(5).asDouble());
        }
        return bars;
    }
}
