package io.tapedeck.strategies.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.strategies.indicator.OracleTable.Tolerance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The candles that Jesse tests an indicator with, and the last figures that it expects, rounded. */
final class JesseCandles {
    private final JsonNode expected;
    private final List<Bar> bars = new ArrayList<>();
    private final String indicator;

    private JesseCandles(final String indicator, final JsonNode expected, final JsonNode candles) {
        this.indicator = indicator;
        this.expected = expected;
        // Jesse's order: time, open, close, high, low, volume.
        candles.forEach(candle -> bars.add(new Bar(candle.get(1).asDouble(), candle.get(3).asDouble(),
            candle.get(4).asDouble(), candle.get(2).asDouble(), candle.get(5).asDouble())));
    }

    static JesseCandles of(final String indicator) throws IOException {
        try (InputStream file = new GZIPInputStream(Files.newInputStream(
                SharedData.require("oracles/indicators/jesse/indicator-last-values.json.gz")))) {
            final JsonNode all = new ObjectMapper().readTree(file);
            final JsonNode found = StreamSupport.stream(all.get("cases").spliterator(), false)
                .filter(entry -> entry.get("indicator").asText().equals(indicator)).findFirst().orElseThrow();
            return new JesseCandles(indicator, found.get("expected_last"),
                all.get("candles").get(found.get("candles").asText()));
        }
    }

    List<Bar> bars() {
        return bars;
    }

    /** Within half a unit of the last digit. */
    void assertLast(final String line, final double actual) {
        final JsonNode figure = expected.get(line);
        final double value = figure.get("expected").asDouble();
        assertEquals(value, actual, Tolerance.decimals(figure.get("decimals").asInt()).of(value),
            "jesse " + indicator + " " + line);
    }
}
