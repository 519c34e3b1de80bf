package io.tapedeck.replay.sample;

/**
 * The only source of chance of the sample market; written out here because the algorithms behind the generators of the
 * JDK are free to change.
 *
 * <p>Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, with the constants
 * of Vigna's public-domain {@code splitmix64.c}. Its period is 2⁶⁴ numbers; four years of minutes use 4 × 10⁷.
 *
 * <p>For one thread; allocates nothing after construction.
 */
final class SplitMix64 {
    /** The standard deviation of {@link #nextBell()}: √(4 × (65 536² − 1) / 12), rounded. */
    static final long BELL_DEVIATION = 37_837;

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FIRST_MULTIPLIER = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_MULTIPLIER = 0x94D049BB133111EBL;
    private static final long LANE_MASK = 0xFFFF;
    private static final long BELL_MEAN = 2 * LANE_MASK;

    private long state;

    SplitMix64(final long seed) {
        state = seed;
    }

    long next() {
        state += GOLDEN_GAMMA;
        final long first = (state ^ (state >>> 30)) * FIRST_MULTIPLIER;
        final long second = (first ^ (first >>> 27)) * SECOND_MULTIPLIER;
        return second ^ (second >>> 31);
    }

    /**
     * Draws from 0 (inclusive) to the bound (exclusive); the bound is at most 2³¹.
     *
     * <p>Multiplies instead of dividing (Lemire, "Fast Random Integer Generation in an Interval", 2019), without the
     * rejection step: the bias is below bound / 2³².
     */
    long nextBelow(final long bound) {
        return ((next() >>> 32) * bound) >>> 32;
    }

    /**
     * Draws from a bell-shaped law around 0: the sum of four uniform 16-bit lanes (Irwin–Hall), less its mean. It never
     * leaves ± 3.5 standard deviations; the wide tails of the market come from its changing volatility.
     */
    long nextBell() {
        final long bits = next();
        return (bits & LANE_MASK) + (bits >>> 16 & LANE_MASK) + (bits >>> 32 & LANE_MASK) + (bits >>> 48) - BELL_MEAN;
    }
}
