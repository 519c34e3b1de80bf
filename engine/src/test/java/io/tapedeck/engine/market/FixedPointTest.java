package io.tapedeck.engine.market;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Held against BigInteger on random operands of every magnitude. */
class FixedPointTest {
    private static final long SEED = 20220101;
    private static final int CASES = 500_000;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void theLargerAndTheSmallerOfTwoAreThoseOfTheLibrary() {
        final long[] ends = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE};
        for (final long a : ends) {
            for (final long b : ends) {
                requireSame(a, b);
            }
        }
        for (int round = 0; round < 100_000; round++) {
            requireSame(random.nextLong(), random.nextLong());
        }
    }

    private static void requireSame(final long a, final long b) {
        assertEquals(Math.max(a, b), FixedPoint.larger(a, b), () -> a + " and " + b);
        assertEquals(Math.min(a, b), FixedPoint.smaller(a, b), () -> a + " and " + b);
        assertEquals(Long.compare(b, a), FixedPoint.direction(a, b), () -> a + " and " + b);
        if (a >= 0 && b >= 0) {
            assertEquals(Math.max(a, b), FixedPoint.largerOfNatural(a, b), () -> a + " and " + b);
            assertEquals(Math.min(a, b), FixedPoint.smallerOfNatural(a, b), () -> a + " and " + b);
        }
    }

    @Test
    void dividesProductsAsBigIntegerDoes() {
        for (int index = 0; index < CASES; index++) {
            final long a = anyMagnitude();
            final long b = anyMagnitude();
            final long divisor = Math.max(1, anyMagnitude());
            final BigInteger[] exact = big(a).multiply(big(b)).divideAndRemainder(big(divisor));
            final BigInteger halfUp = exact[1].shiftLeft(1).compareTo(big(divisor)) >= 0
                ? exact[0].add(BigInteger.ONE) : exact[0];

            assertQuotient(exact[0], () -> FixedPoint.multiplyDivideFloor(a, b, divisor), a, b, divisor);
            assertQuotient(halfUp, () -> FixedPoint.multiplyDivideHalfUp(a, b, divisor), a, b, divisor);
        }
    }

    private static void assertQuotient(final BigInteger expected, final java.util.function.LongSupplier quotient,
        final long a, final long b, final long divisor) {
        final String operands = a + " * " + b + " / " + divisor + ", seed " + SEED;
        if (expected.bitLength() > 63) {
            assertThrows(ArithmeticException.class, quotient::getAsLong, operands);
        } else {
            assertEquals(expected.longValueExact(), quotient.getAsLong(), operands);
        }
    }

    @Test
    void comparesProductsAsBigIntegerDoes() {
        for (int index = 0; index < CASES; index++) {
            final long a = signed();
            final long b = signed();
            final long c = index % 3 == 0 ? b : signed();
            final long d = index % 3 == 0 ? a : signed();

            assertEquals(big(a).multiply(big(b)).compareTo(big(c).multiply(big(d))),
                FixedPoint.compareProducts(a, b, c, d), a + "*" + b + " with " + c + "*" + d + ", seed " + SEED);
        }
    }

    @Test
    void refusesNegativeOperandsAndZeroDivisors() {
        assertThrows(ArithmeticException.class, () -> FixedPoint.multiplyDivideFloor(-1, 1, 1));
        assertThrows(ArithmeticException.class, () -> FixedPoint.multiplyDivideFloor(1, -1, 1));
        assertThrows(ArithmeticException.class, () -> FixedPoint.multiplyDivideFloor(1, 1, 0));
    }

    @Test
    void sumsWithAnUnknownFigureOrTooLargeToHoldAreUnknown() {
        assertEquals(5, FixedPoint.addKnown(2, 3));
        assertEquals(FixedPoint.UNKNOWN, FixedPoint.addKnown(FixedPoint.UNKNOWN, 3));
        assertEquals(FixedPoint.UNKNOWN, FixedPoint.addKnown(2, FixedPoint.UNKNOWN));
        assertEquals(FixedPoint.UNKNOWN, FixedPoint.addKnown(Long.MAX_VALUE, 1));
        assertEquals(FixedPoint.UNKNOWN, FixedPoint.addKnown(-Long.MAX_VALUE, -2));
    }

    private long anyMagnitude() {
        return random.nextLong() >>> (1 + random.nextInt(63));
    }

    private long signed() {
        return random.nextBoolean() ? anyMagnitude() : -anyMagnitude();
    }

    private static BigInteger big(final long value) {
        return BigInteger.valueOf(value);
    }
}
