package io.tapedeck.replay.report.table;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What was computed, with the twelve digits that hide what rounding left: half up, without zeros behind them. One
 * thread.
 *
 * <p>The shortest decimal that stands for a floating number is costly to find, and hardly ever needed: the number times
 * a power of ten misses it by less than a thousandth of the twelfth digit, so that both round alike unless they lie
 * that near to the middle between two digits.
 */
final class RoundedText {
    private static final MathContext TWELVE_DIGITS = new MathContext(12);
    private static final double THIRTEEN_DIGITS = 1e12;
    private static final int DECIMALS_BELOW_TEN = 11;
    private static final double DOUBT = 1e-3;
    private static final double HALF = 0.5;
    private static final double DIGITS_PER_BIT = Math.log10(2);
    private static final double[] POWERS_OF_TEN = powersOfTen();

    private final TextBytes text;

    RoundedText(final TextBytes text) {
        this.text = text;
    }

    /** Those that a floating number holds exactly. */
    private static double[] powersOfTen() {
        final double[] powers = new double[23];
        powers[0] = 1;
        for (int power = 1; power < powers.length; power++) {
            powers[power] = powers[power - 1] * 10;
        }
        return powers;
    }

    void append(final double value) {
        final double magnitude = Math.abs(value);
        final int scale = scaleOf(magnitude);
        if (scale < 0 || scale >= POWERS_OF_TEN.length) {
            appendExactly(value);
            return;
        }
        final double scaled = magnitude * POWERS_OF_TEN[scale];
        final long whole = (long) scaled;
        final double rest = scaled - whole;
        if (Math.abs(rest - HALF) < DOUBT) {
            appendExactly(value);
        } else {
            final long digits = rest < HALF ? whole : whole + 1;
            text.shortest(value < 0 ? -digits : digits, scale);
        }
    }

    /** Decimals that leave twelve digits; a power of two tells them but for one. */
    private static int scaleOf(final double magnitude) {
        final int scale = DECIMALS_BELOW_TEN - (int) Math.floor(Math.getExponent(magnitude) * DIGITS_PER_BIT);
        final boolean isOneTooMany = scale >= 0 && scale < POWERS_OF_TEN.length
            && magnitude * POWERS_OF_TEN[scale] >= THIRTEEN_DIGITS;
        return isOneTooMany ? scale - 1 : scale;
    }

    private void appendExactly(final double value) {
        text.append(BigDecimal.valueOf(value).round(TWELVE_DIGITS).stripTrailingZeros().toPlainString());
    }
}
