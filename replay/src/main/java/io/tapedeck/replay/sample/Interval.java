package io.tapedeck.replay.sample;

/**
 * The values that a quantity of the sample market may take, both ends included, in the unit of whoever holds it.
 *
 * <p>Immutable; drawing allocates nothing.
 */
record Interval(long lowest, long highest) {
    private static final long MINUTES_PER_HOUR = 60;

    static Interval ofHours(final long lowestHours, final long highestHours) {
        return new Interval(lowestHours * MINUTES_PER_HOUR, highestHours * MINUTES_PER_HOUR);
    }

    /** Every value is equally likely. */
    long draw(final SplitMix64 random) {
        return lowest + random.nextBelow(highest - lowest + 1);
    }

    /** The smaller of two draws: low values are common, high ones rare, and the mean lies a third of the way up. */
    long drawLow(final SplitMix64 random) {
        return Math.min(draw(random), draw(random));
    }
}
