package io.tapedeck.replay.importer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DecimalTextTest {
    private final DecimalText number = new DecimalText();

    private DecimalText.Outcome parse(final String text) {
        final String surrounded = "9" + text + "9";
        return number.parse(surrounded.toCharArray(), 1, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "42, 42, 0",
        "100, 100, 0",
        "46216.93000000, 4621693, 2",
        "0.00000001, 1, 8",
        "0.00000000, 0, 0",
        "1013046543.98043900, 1013046543980439, 6",
        "123456789012345.6789, 1234567890123456789, 4",
        "9223372036854775807, 9223372036854775807, 0",
        "1735689600000000, 1735689600000000, 0",
        "-1.5, -15, 1",
        "+1.5, 15, 1",
        "-0.0, 0, 0",
        "5., 5, 0",
        ".5, 5, 1",
        "1E-7, 1, 7",
        "1.25e3, 1250, 0",
        "0E-50, 0, 0",
        "000000000000000000000000000001.50, 15, 1",
        "0.000000000000000001, 1, 18",
    })
    void readsNumbersExactly(final String text, final long unscaled, final int decimals) {
        assertEquals(DecimalText.Outcome.EXACT, parse(text));
        assertEquals(unscaled, number.unscaled());
        assertEquals(decimals, number.decimals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", ".", "-.", "abc", "1a", "1.2.3", "1,5", "--1", "1-", " 1", "1 ", "0x10",
        "NaN", "Infinity", "1e", "1E+", "\u0661\u0662", "1_000", "1d"})
    void knowsWhatIsNoNumber(final String text) {
        assertEquals(DecimalText.Outcome.NOT_A_NUMBER, parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775808", "1E19", "1E999999999", "1E-19",
        "0.0000000000000000001", "1234567890.12345678901234567890"})
    void saysWhichNumbersNoLongHolds(final String text) {
        assertEquals(DecimalText.Outcome.TOO_LONG, parse(text));
    }

    @Test
    void agreesWithBigDecimalOnRandomNumbers() {
        final long seed = 20220101;
        final Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            final BigDecimal expected = BigDecimal.valueOf(random.nextLong() >> random.nextInt(63), random.nextInt(15));
            final String text = expected.toPlainString() + "0".repeat(expected.scale() > 0 ? random.nextInt(5) : 0);
            final DecimalText.Outcome outcome = parse(text);
            final BigDecimal actual = BigDecimal.valueOf(number.unscaled(), number.decimals());
            if (outcome == DecimalText.Outcome.ROUNDED) {
                assertTrue(expected.stripTrailingZeros().scale() > 8 && actual.precision() <= 13,
                    () -> text + ", seed " + seed);
                assertEquals(expected.doubleValue(), actual.doubleValue(), Math.abs(expected.doubleValue()) * 1e-14);
                continue;
            }
            assertEquals(DecimalText.Outcome.EXACT, outcome, () -> text + ", seed " + seed);
            assertEquals(0, expected.compareTo(actual), () -> text + " read as " + actual + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.1997200000000001, 1.19972", "64.53999999999999, 64.54", "15.473571920000001, 15.47357192",
        "-12634.034078229999, -12634.03407823", "1.21043000000000010, 1.21043"})
    void takesOffTheNoiseOfBinaryFractions(final String text, final BigDecimal meant) {
        assertEquals(DecimalText.Outcome.ROUNDED, parse(text));
        assertEquals(meant, BigDecimal.valueOf(number.unscaled(), number.decimals()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14577.910023502238", "1234567890.12345678", "1234567890.00012345", "0.123456789012345",
        "1234567.123456789"})
    void keepsWhatMayBeMeant(final String text) {
        assertEquals(DecimalText.Outcome.EXACT, parse(text));
        assertEquals(new BigDecimal(text), BigDecimal.valueOf(number.unscaled(), number.decimals()));
    }
}
