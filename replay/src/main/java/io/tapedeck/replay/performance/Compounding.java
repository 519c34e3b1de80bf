package io.tapedeck.replay.performance;

/**
 * What becomes of 1 by returns, one upon the other. It is kept as a number and a power of two beside it, for years of
 * nothing but falling minutes leave less than a double can hold, and of nothing but rising ones more. One thread;
 * allocates nothing.
 */
final class Compounding {
    private static final double LEAST = 0x1p-512;
    private static final double GREATEST = 0x1p512;

    private double level = 1;
    private int exponent;
    private int periods;

    /**
     * The next period.
     *
     * @param value its return, fraction.
     * @return what became of 1.
     */
    double add(final double value) {
        level *= 1 + value;
        periods++;
        if (isOutOfRange(Math.abs(level))) {
            moveIntoExponent();
        }
        return growth();
    }

    private static boolean isOutOfRange(final double size) {
        return size < LEAST && size > 0 || size > GREATEST && size < Double.POSITIVE_INFINITY;
    }

    /** Exact: only powers of two move. */
    private void moveIntoExponent() {
        final int moved = Math.getExponent(level);
        level = Math.scalb(level, -moved);
        exponent += moved;
    }

    private double growth() {
        return exponent == 0 ? level : Math.scalb(level, exponent);
    }

    /** How many periods there were. */
    int periods() {
        return periods;
    }

    /** All returns together, fraction; NaN for none. */
    double total() {
        return periods == 0 ? Double.NaN : growth() - 1;
    }

    /**
     * The yearly return that gives the total, fraction; NaN for none, and where more than everything was lost. Of the
     * growth, not of the total: near -1 the total has no digits left for what remains.
     */
    double annualised(final double periodsPerYear) {
        if (periods == 0) {
            return Double.NaN;
        }
        final double years = periodsPerYear / periods;
        return StrictMath.pow(level, years) * StrictMath.pow(2, exponent * years) - 1;
    }
}
