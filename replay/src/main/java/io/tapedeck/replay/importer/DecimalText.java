package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;

import java.math.BigDecimal;
import java.math.BigInteger;

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

    private long unscaled;
    private int decimals;

    /** What became of a text. */
    enum Outcome {
        /** The number was read. */
        EXACT,
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
        return digits > 0 && value >= 0;
    }

    private Outcome parseSlowly(final char[] text, final int offset, final int length) {
        if (length > LONGEST || !isAscii(text, offset, length)) {
            return Outcome.NOT_A_NUMBER;
        }
        try {
            return take(new BigDecimal(text, offset, length).stripTrailingZeros());
        } catch (final NumberFormatException notANumber) {
            return Outcome.NOT_A_NUMBER;
        }
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

    private Outcome take(final BigDecimal number) {
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
        return Outcome.EXACT;
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
