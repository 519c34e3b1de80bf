package io.tapedeck.replay.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.replay.report.Decimals;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is written the quick way, held against libraries that do the same slowly. */
class CsvCellsTest {
    private static final int CASES = 10_000;
    private static final long SEED = 20_221_128;
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final Random random = new Random(SEED);
    private final List<String> expected = new ArrayList<>();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final CsvCells cells = new CsvCells(file);

    private void line(final String text, final Consumer<CsvCells> cell) throws IOException {
        expected.add(text);
        cell.accept(cells);
        cells.endLine();
    }

    private void assertAllAlike() throws IOException {
        cells.drain();
        final List<String> written = file.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(expected.size(), written.size());
        for (int index = 0; index < written.size(); index++) {
            final int line = index;
            assertEquals(expected.get(index), written.get(index), () -> "line " + line + ", seed " + SEED);
        }
    }

    private void figure(final double value) throws IOException {
        final String text = Double.isFinite(value) ? BigDecimal.valueOf(value).round(new MathContext(12))
            .stripTrailingZeros().toPlainString() : "";
        line(text, to -> to.figure(value));
    }

    @Test
    void figuresAreTheirShortestDecimalsRoundedToTwelveDigits() throws IOException {
        for (final double value : new double[] {0, -0.0, 1, -1, 0.5, 1e11, 1e12, 1e21, 1e22, 1e23, 0.1, 0.01, 1e-9,
            1e-10, 1e-11, 1e-12, 0.999999999999, 0.9999999999994, 0.9999999999995, 0.9999999999996, 9.99999999995,
            999_999_999_999.5, 0.1234567890125, 0.12345678901249999, 2e-3, 100, 120_000, Double.MIN_VALUE,
            Double.MIN_NORMAL, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            figure(value);
            figure(-value);
            figure(Math.nextUp(value));
            figure(Math.nextDown(value));
        }
        for (int index = 0; index < CASES; index++) {
            figure(Double.longBitsToDouble(random.nextLong()));
            figure((double) (1_000_000 - random.nextInt(1_000_000)) / 1_000_000 - 1);
            figure(random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
        }
        assertAllAlike();
    }

    /** Where the twelfth digit is in doubt, the long way decides. */
    @Test
    void figuresInTheMiddleBetweenTwoDigitsAreRoundedHalfUp() throws IOException {
        for (int index = 0; index < CASES; index++) {
            final long digits = 100_000_000_000L + (long) (random.nextDouble() * 900_000_000_000L);
            figure(Double.parseDouble(digits + "5e" + (random.nextInt(26) - 22)));
            figure(-Double.parseDouble(digits + "49" + random.nextInt(1_000) + "e" + (random.nextInt(26) - 22)));
            figure(Double.parseDouble(digits + "50" + random.nextInt(1_000) + "e" + (random.nextInt(26) - 22)));
        }
        assertAllAlike();
    }

    @Test
    void exactNumbersAreAsExactAsTheyWere() throws IOException {
        for (final long value : new long[] {0, 1, -1, 9, 10, 99_999_999, 100_000_000, -100_000_000, Long.MAX_VALUE,
            Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
            for (int scale = 0; scale <= 20; scale++) {
                final int decimals = scale;
                line(Decimals.plain(value, scale), to -> to.decimal(value, decimals));
            }
        }
        for (int index = 0; index < CASES; index++) {
            final long value = random.nextLong() >> random.nextInt(64);
            final int scale = random.nextInt(13);
            line(Decimals.plain(value, scale), to -> to.decimal(value, scale));
            line(Decimals.money(value * 1_000), to -> to.money(value * 1_000));
            line(Long.toString(value), to -> to.count(value));
        }
        line("", to -> to.money(FixedPoint.UNKNOWN));
        assertAllAlike();
    }

    private void time(final long nanos) throws IOException {
        line(Instant.ofEpochSecond(0, nanos).toString(), to -> to.time(nanos));
    }

    @Test
    void momentsAreInstants() throws IOException {
        for (final long nanos : new long[] {0, 1, -1, 1_000, -1_000, 1_000_000, 1_000_000_000, -1_000_000_000,
            NANOS_PER_DAY, -NANOS_PER_DAY, NANOS_PER_DAY - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            time(nanos);
        }
        long minute = 1_640_995_200_000_000_000L;
        for (int index = 0; index < CASES; index++) {
            minute += 60_000_000_000L;
            time(minute);
            time(random.nextLong());
            time(random.nextInt() * 1_000_000L);
            time(random.nextInt() * 1_000L);
        }
        assertAllAlike();
    }

    private String words() {
        final String letters = "ab c,\"\r\n#\u00e9\u20ac\ud83d\ude00'";
        final StringBuilder words = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            words.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, random.nextInt(13))));
        }
        return words.toString();
    }

    @Test
    void wordsAreQuotedWhereTheyMustBe() throws IOException {
        final StringWriter slow = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(slow)) {
            for (int index = 0; index < CASES / 5; index++) {
                final List<String> row = List.of(words(), words(), "#", "");
                csv.writeRecord(row);
                row.forEach(cells::text);
                cells.endLine();
            }
        }
        cells.drain();
        assertEquals(slow.toString(), file.toString(StandardCharsets.UTF_8), "seed " + SEED);
    }

    /** A line that is longer than what is gathered before it is written. */
    @Test
    void wordsMayBeLong() throws IOException {
        final String words = "long".repeat(100_000);
        line(words, to -> to.text(words));
        line("1", to -> to.count(1));
        assertAllAlike();
    }
}
