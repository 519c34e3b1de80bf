package io.tapedeck.gateways.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Decimal text becomes a scaled long, or nothing. */
class DecimalTextTest {
    private static final String MALFORMED = String.valueOf(DecimalText.MALFORMED);

    private static long exact(final String text, final int scale) {
        final byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return DecimalText.exact(bytes, 1, bytes.length - 1, scale);
    }

    private static long rounded(final String text, final int scale) {
        final byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return DecimalText.rounded(bytes, 1, bytes.length - 1, scale);
    }

    @ParameterizedTest
    @CsvSource({
        "61234.50000000, 2, 6123450",
        "0.1, 2, 10",
        "5, 3, 5000",
        "-0.00012500, 8, -12500",
        "0.00000000, 2, 0",
        "00012.5, 1, 125",
        "922337203685477570, 0, 922337203685477570"})
    void isReadAtItsScale(final String text, final int scale, final long value) {
        assertEquals(value, exact(text, scale));
        assertEquals(value, rounded(text, scale));
    }

    @ParameterizedTest
    @CsvSource({"0.125, 2, 13", "0.124999, 2, 12", "-0.125, 2, -13", "9.999, 2, 1000", "0.5, 0, 1"})
    void whatIsFinerThanTheScaleIsRoundedOrRefused(final String text, final int scale, final long value) {
        assertEquals(value, rounded(text, scale));
        assertEquals(DecimalText.MALFORMED, exact(text, scale));
    }

    @ParameterizedTest
    @CsvSource({"''", "-", ".5", "1e5", "1.2.3", "+1", "abc", "1.0a", "' 1'", "--1", "9223372036854775808",
        "92233720368547758.08", "99999999999999999999999"})
    void whatIsNoNumberOrDoesNotFitIsRefused(final String text) {
        assertEquals(MALFORMED, String.valueOf(exact(text, 2)));
        assertEquals(MALFORMED, String.valueOf(rounded(text, 2)));
    }

    @ParameterizedTest
    @CsvSource({
        "1780000000123, 1780000000123000000",
        "1780000000123456, 1780000000123456000",
        "0, 0",
        "9223372036854, 9223372036854000000"})
    void aTimeIsInMillisecondsOrMicrosecondsByItsSize(final String text, final long timeNs) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(timeNs, DecimalText.timeNs(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({"-1", "9223372036855", "99999999999999999", "1.5", "''"})
    void aTimeThatIsNoneIsRefused(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(DecimalText.MALFORMED, DecimalText.timeNs(bytes, 0, bytes.length));
    }

    @Test
    void anyNumberIsWhatBigDecimalMakesOfIt() {
        final long seed = 20_260_728L;
        final Random random = new Random(seed);
        for (int round = 0; round < 200_000; round++) {
            final BigDecimal number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(12));
            final int scale = random.nextInt(10);
            final BigDecimal scaled = number.movePointRight(scale).setScale(0, RoundingMode.HALF_UP);
            final boolean fits = scaled.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 10)) < 0;
            if (fits) {
                assertEquals(scaled.longValueExact(), rounded(number.toPlainString(), scale),
                    () -> "seed " + seed + ": " + number.toPlainString() + " at " + scale);
            }
        }
    }
}
