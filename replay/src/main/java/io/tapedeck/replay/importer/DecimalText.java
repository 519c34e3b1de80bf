package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Reads a decimal number exactly: an unscaled long and as few decimals as it takes, so that {@code 1.50000000} has one.
 *
 * <p>Up to 19 characters of digits with a point and a leading minus are read without allocation; exponents, a leading
 * plus and longer numbers take the slow way through {@link BigDecimal}. One thread; keeps the last number read.
 */
final class DecimalText {
    /** As many digits cannot leave 64 bits, and 63 only so that the result is negative. */
    private static final int LONGEST_QUICK = 19;
    private static final int LONGEST = 64;
    private static final int MOST_DECIMALS = 18;
    private static final int MOST_WHOLE_DIGITS = 19;
    /** As many digits survive the way into a binary fraction and back. */
    private static final MathContext CERTAIN_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final long LEAST_NOISY = 1_000_000_000_000_000L;
    private static final int MOST_NOISY_DIGITS = 17;
    /** No venue publishes more. */
    private static final int PUBLISHED_DECIMALS = 8;
    private static final int PUBLISHED_DIGITS = 13;

    private long unscaled;
    private int decimals;

    /** What became of a text. */
    enum Outcome {
        /** The number was read. */
        EXACT,
        /** The number was read without the noise that a binary fraction leaves behind the sixteenth digit. */
        ROUNDED,
        /** It is a number, but no long can hold it. */
        TOO_LONG,
        /** It is something else. */
        NOT_A_NUMBER
    }

    Outcome parse(final char[] text, final int offset, final int length) {
        return length <= LONGEST_QUICK && parseQuickly(text, offset, offset + length)
            ? Outcome.EXACT
            : parseSlowly(text, offset, length);
    }

    private boolean parseQuickly(final char[] text, final int from, final int to) {
        final boolean negative = from < to && text[from] == '-';
        long value = 0;
        int scale = 0;
        int digits = 0;
        int pendingZeros = 0;
        boolean fraction = false;
        for (int index = negative ? from + 1 : from; index < to; index++) {
            final int digit = text[index] - '0';
            if (digit < 0 || digit > 9) {
                if (text[index] != '.' || fraction) {
                    return false;
                }
                fraction = true;
                continue;
            }
            digits++;
            if (!fraction) {
                value = value * 10 + digit;
            } else if (digit == 0) {
                // Zeros count only when another digit follows them.
                pendingZeros++;
            } else {
                value = value * FixedPoint.powerOfTen(pendingZeros + 1) + digit;
                scale += pendingZeros + 1;
                pendingZeros = 0;
            }
        }
        unscaled = negative ? -value : value;
        decimals = scale;
        return digits > 0 && value >= 0 && (scale <= PUBLISHED_DECIMALS || value < LEAST_NOISY);
    }

    private Outcome parseSlowly(final char[] text, final int offset, final int length) {
        if (length > LONGEST || !isAscii(text, offset, length)) {
            return Outcome.NOT_A_NUMBER;
        }
        try {
            final BigDecimal written = new BigDecimal(text, offset, length).stripTrailingZeros();
            final BigDecimal meant = written.round(CERTAIN_DIGITS).stripTrailingZeros();
            return isNoisy(written, meant) ? take(meant, Outcome.ROUNDED) : take(written, Outcome.EXACT);
        } catch (final NumberFormatException notANumber) {
            return Outcome.NOT_A_NUMBER;
        }
    }

    /** A figure of few decimals that was computed with binary fractions ends in ...0001 or ...9999. */
    private static boolean isNoisy(final BigDecimal written, final BigDecimal meant) {
        return written.precision() > CERTAIN_DIGITS.getPrecision() && written.precision() <= MOST_NOISY_DIGITS
            && written.scale() > PUBLISHED_DECIMALS
            && meant.scale() <= PUBLISHED_DECIMALS && meant.precision() <= PUBLISHED_DIGITS;
    }

    /** BigDecimal would take the digits of every script. */
    private static boolean isAscii(final char[] text, final int offset, final int length) {
        for (int index = offset; index < offset + length; index++) {
            if (text[index] > 127) {
                return false;
            }
        }
        return true;
    }

    private Outcome take(final BigDecimal number, final Outcome outcome) {
        final long wholeDigits = (long) number.precision() - number.scale();
        if (number.scale() > MOST_DECIMALS || wholeDigits > MOST_WHOLE_DIGITS) {
            return Outcome.TOO_LONG;
        }
        decimals = Math.max(0, number.scale());
        final BigInteger exact = number.setScale(decimals).unscaledValue();
        // The magnitude: the smallest long is not a number here but the mark of what is unknown.
        if (exact.abs().bitLength() >= Long.SIZE) {
            return Outcome.TOO_LONG;
        }
        unscaled = exact.longValueExact();
        return outcome;
    }

    /** The number without its point. */
    long unscaled() {
        return unscaled;
    }

    /** How many of its digits stand behind the point; never negative, and the last of them is not 0. */
    int decimals() {
        return decimals;
    }
}
