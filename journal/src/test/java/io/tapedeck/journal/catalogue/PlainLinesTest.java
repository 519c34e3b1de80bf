package io.tapedeck.journal.catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Lines that are read and written without Chronicle mean to it what they mean here; nearly all of them are such. */
class PlainLinesTest {
    private static final long SEED = 11;

    @Test
    void whatIsReadIsWhatWireReads() {
        final SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int round = 0; round < 200_000; round++) {
            final String text = "a.b/1: " + text(random) + "\nlast: \"" + text(random) + "\"\n";
            final var plain = PlainLines.parse(text);
            if (plain.isPresent()) {
                read++;
                assertEquals(new ArrayList<>(WireLines.parse(text).entrySet()),
                    new ArrayList<>(plain.get().entrySet()), "seed " + SEED + ": " + text);
            }
        }
        assertTrue(read > 1_000, "only " + read + " were plain");
    }

    @Test
    void whatIsWrittenBothReadAgain() {
        final SplittableRandom random = new SplittableRandom(SEED);
        int written = 0;
        for (int round = 0; round < 200_000; round++) {
            final Map<String, String> values = Map.of("a" + text(random), text(random));
            final var plain = PlainLines.format(values);
            if (plain.isPresent()) {
                written++;
                assertEquals(values, WireLines.parse(plain.get()), "seed " + SEED + ": " + values);
                assertEquals(values, PlainLines.parse(plain.get()).orElseThrow(), "seed " + SEED + ": " + values);
            }
        }
        assertTrue(written > 1_000, "only " + written + " were plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"say \"no\"", "C:\\data", "größe", "two\nlines"})
    void whatHasToBeEscapedIsLeftToWire(final String value) {
        assertTrue(PlainLines.format(Map.of("a", value)).isEmpty(), value);
    }

    private static String text(final SplittableRandom random) {
        final String letters = "abe1 .:/@_+-\"#,~!'()[]{}=%$&*?<>|;^`";
        final StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: null\n", "a: 'b'\n", "a: \"b\\u0020\"\n", "# note\na: b\n",
        "a: b # c\n", "a: b\r\n", "a: [b, c]\n", "a: !type b\n", "a: größe\n", "a:b\n", "a: 12\n", "{\n", "a: b \n"})
    void anythingElseIsLeftToWire(final String text) {
        assertTrue(PlainLines.parse(text).isEmpty(), text);
    }

    @Test
    void theManifestOfATapeIsPlain() {
        final HistoryTape tape = new HistoryTape(CatalogueFixture.BITCOIN, 3, Path.of("generation-3"),
            CatalogueFixture.instrument(CatalogueFixture.BITCOIN), 60_000_000_000L, 120_000_000_000L, 1, "00ff12e4");

        final Map<String, String> values = tape.manifest("0.1.0-1a2b3c4+", 3, "import of BTCUSDT-1m.zip").values();
        assertEquals(values, PlainLines.parse(WireLines.format(values)).orElseThrow());
        assertEquals(WireLines.format(values), PlainLines.format(values).orElseThrow());
    }
}
