package io.tapedeck.engine.market;

/**
 * Exact arithmetic on scaled longs with 128-bit intermediate results.
 *
 * <p>Money is 10⁻⁸ of its currency and rates are 10⁻⁸ of one; prices and quantities are scaled as their instrument
 * says. Every operation that leaves 63 bits throws {@link ArithmeticException}. No allocation.
 */
public final class FixedPoint {
    /** Decimals of money and rates. */
    public static final int MONEY_SCALE = 8;
    /** One unit of money or a rate of one. */
    public static final long ONE = 100_000_000L;
    /** What a source does not give; the null value of an SBE int64. */
    public static final long UNKNOWN = Long.MIN_VALUE;
    /** Decimals that a price and a quantity can have together, so that their product can be scaled. */
    public static final int MOST_DECIMALS = 18;

    /** Divisors for which a floating-point estimate of the quotient can be corrected exactly. */
    private static final long ESTIMATED_BELOW = 1L << 42;
    private static final long[] POWERS_OF_TEN = new long[19];

    static {
        long power = 1;
        for (int exponent = 0; exponent < POWERS_OF_TEN.length; exponent++) {
            POWERS_OF_TEN[exponent] = power;
            power *= 10;
        }
    }

    private FixedPoint() {
    }

    /**
     * A power of ten.
     *
     * @param exponent 0 to 18.
     * @return 10 to that power.
     */
    public static long powerOfTen(final int exponent) {
        return POWERS_OF_TEN[exponent];
    }

    /**
     * {@code a * b / divisor}, rounded down.
     *
     * @param a       not negative.
     * @param b       not negative.
     * @param divisor positive.
     * @return the quotient.
     */
    public static long multiplyDivideFloor(final long a, final long b, final long divisor) {
        requireOperands(a, b, divisor);
        final long high = Math.multiplyHigh(a, b);
        final long low = a * b;
        if (high == 0 && low >= 0) {
            return low / divisor;
        }
        return divisor < ESTIMATED_BELOW && high < divisor >>> 1
            ? estimate(a, b, divisor) : divide(high, low, divisor);
    }

    /**
     * The quotient by a floating-point estimate and an exact correction, for a long division of 127 bits takes several
     * times as long. The estimate is off by at most 2¹² (four roundings of 2⁻⁵³ on a quotient below 2⁶³), so the
     * remainder that it leaves is below 2⁵⁵ and exact in wrapping arithmetic, whatever the estimate was.
     */
    private static long estimate(final long a, final long b, final long divisor) {
        final long guess = (long) ((double) a * (double) b / (double) divisor);
        final long remainder = a * b - guess * divisor;
        return remainder >= 0 && remainder < divisor ? guess : guess + Math.floorDiv(remainder, divisor);
    }

    /**
     * {@code a * b / divisor}, rounded half up.
     *
     * @param a       not negative.
     * @param b       not negative.
     * @param divisor positive.
     * @return the quotient.
     */
    public static long multiplyDivideHalfUp(final long a, final long b, final long divisor) {
        final long floor = multiplyDivideFloor(a, b, divisor);
        final long remainder = a * b - floor * divisor;
        return remainder >= divisor - remainder ? Math.addExact(floor, 1) : floor;
    }

    /**
     * {@code a * b / divisor}, rounded up.
     *
     * @param a       not negative.
     * @param b       not negative.
     * @param divisor positive.
     * @return the quotient.
     */
    public static long multiplyDivideCeiling(final long a, final long b, final long divisor) {
        final long floor = multiplyDivideFloor(a, b, divisor);
        return a * b == floor * divisor ? floor : Math.addExact(floor, 1);
    }

    /**
     * The average of two values with their weights, rounded half away from the first.
     *
     * @param first        value.
     * @param firstWeight  not negative.
     * @param second       value.
     * @param secondWeight not negative, positive where the first is 0.
     * @return between the two values.
     */
    public static long weightedAverage(final long first, final long firstWeight, final long second,
        final long secondWeight) {
        final long weight = Math.addExact(firstWeight, secondWeight);
        final long way = Math.subtractExact(second, first);
        final long part = multiplyDivideHalfUp(Math.abs(way), secondWeight, weight);
        return way < 0 ? first - part : first + part;
    }

    private static void requireOperands(final long a, final long b, final long divisor) {
        if (a < 0 || b < 0 || divisor <= 0) {
            throw new ArithmeticException("operand out of range: " + a + " * " + b + " / " + divisor);
        }
    }

    /**
     * Long division of a 127-bit number in base 2³² (Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm
     * D; Warren, Hacker's Delight, figure 9-3).
     */
    private static long divide(final long high, final long low, final long divisor) {
        if (high >= divisor) {
            throw new ArithmeticException("quotient leaves 63 bits");
        }
        final int shift = Long.numberOfLeadingZeros(divisor);
        final long normalized = divisor << shift;
        final long top = (high << shift) | (low >>> 1 >>> (Long.SIZE - 1 - shift));
        final long bottom = low << shift;
        final long upper = quotientDigit(top, bottom >>> 32, normalized);
        final long rest = (top << 32) + (bottom >>> 32) - upper * normalized;
        final long lower = quotientDigit(rest, bottom & 0xFFFF_FFFFL, normalized);
        final long quotient = (upper << 32) + lower;
        if (upper >>> 31 != 0) {
            throw new ArithmeticException("quotient leaves 63 bits");
        }
        return quotient;
    }

    private static long quotientDigit(final long top, final long nextDigit, final long divisor) {
        final long divisorHigh = divisor >>> 32;
        final long divisorLow = divisor & 0xFFFF_FFFFL;
        long digit = Long.divideUnsigned(top, divisorHigh);
        long remainder = top - digit * divisorHigh;
        while (digit >>> 32 != 0
            || Long.compareUnsigned(digit * divisorLow, (remainder << 32) + nextDigit) > 0) {
            digit--;
            remainder += divisorHigh;
            if (remainder >>> 32 != 0) {
                break;
            }
        }
        return digit;
    }

    /**
     * Compares two products without rounding.
     *
     * @param a first factor of the left side.
     * @param b second factor of the left side.
     * @param c first factor of the right side.
     * @param d second factor of the right side.
     * @return the sign of {@code a*b - c*d}.
     */
    public static int compareProducts(final long a, final long b, final long c, final long d) {
        final int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /**
     * Writes a value with another number of decimals.
     *
     * @param value     not negative.
     * @param fromScale decimals that it has.
     * @param toScale   decimals that it gets.
     * @return the same value, rounded half up where it has to be.
     * @throws ArithmeticException where it needs more digits than there are.
     */
    public static long rescale(final long value, final int fromScale, final int toScale) {
        return toScale >= fromScale
            ? Math.multiplyExact(value, powerOfTen(toScale - fromScale))
            : multiplyDivideHalfUp(value, 1, powerOfTen(fromScale - toScale));
    }

    /**
     * Adds two figures that describe a market and must never stop it.
     *
     * @param a a figure or {@link #UNKNOWN}.
     * @param b a figure or {@link #UNKNOWN}.
     * @return the sum, unknown where one of them is or the sum leaves 63 bits.
     */
    public static long addKnown(final long a, final long b) {
        final long sum = a + b;
        final boolean overflows = ((a ^ sum) & (b ^ sum)) < 0;
        return a == UNKNOWN || b == UNKNOWN || overflows ? UNKNOWN : sum;
    }

    /**
     * The larger of two figures, without a branch: whether a price is a new high nobody can predict, no processor
     * either.
     *
     * @param a a figure.
     * @param b another.
     * @return as {@link Math#max(long, long)}.
     */
    public static long larger(final long a, final long b) {
        return a ^ ((a ^ b) & signOfDifference(a, b));
    }

    /**
     * The smaller of two figures, without a branch.
     *
     * @param a a figure.
     * @param b another.
     * @return as {@link Math#min(long, long)}.
     */
    public static long smaller(final long a, final long b) {
        return b ^ ((a ^ b) & signOfDifference(a, b));
    }

    /**
     * The larger of two figures neither of which is negative, with fewer steps.
     *
     * @param a a figure.
     * @param b another.
     * @return as {@link Math#max(long, long)}; anything where one is negative.
     */
    public static long largerOfNatural(final long a, final long b) {
        final long difference = a - b;
        return a - (difference & difference >> Long.SIZE - 1);
    }

    /**
     * The smaller of two figures neither of which is negative, with fewer steps.
     *
     * @param a a figure.
     * @param b another.
     * @return as {@link Math#min(long, long)}; anything where one is negative.
     */
    public static long smallerOfNatural(final long a, final long b) {
        final long difference = a - b;
        return b + (difference & difference >> Long.SIZE - 1);
    }

    /**
     * Which way a figure moved, without a branch: that a price rises nobody can predict.
     *
     * @param from where it was.
     * @param to   where it is.
     * @return 1 up, -1 down, 0 neither.
     */
    public static long direction(final long from, final long to) {
        return signOfDifference(to, from) - signOfDifference(from, to);
    }

    /** All ones where a is less than b, else 0; the difference itself may leave 63 bits. */
    private static long signOfDifference(final long a, final long b) {
        return (a & ~b | ~(a ^ b) & (a - b)) >> Long.SIZE - 1;
    }
}
