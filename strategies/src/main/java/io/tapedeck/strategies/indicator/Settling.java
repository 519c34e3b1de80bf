package io.tapedeck.strategies.indicator;

/**
 * After how many values a recursive average no longer tells where it began. It never forgets its start altogether; here
 * it counts as settled where less than 1/2000 of what it says is left of the start. Strategies declare that as their
 * warm-up, so that a run that begins earlier decides the same.
 */
public final class Settling {
    /** Multiples of its length in which the weight of the start shrinks to e⁻⁸. */
    private static final int EXPONENTIAL_LENGTHS = 4;
    private static final int WILDER_LENGTHS = 8;
    /** Two averages one behind the other: k lengths leave about k × e⁻ᵏ. */
    private static final int DIRECTIONAL_LENGTHS = 11;

    private Settling() {
    }

    /**
     * Of an {@link ExponentialMovingAverage}.
     *
     * @param length of the average.
     * @return a number of values.
     */
    public static int ofExponential(final int length) {
        return length + EXPONENTIAL_LENGTHS * (length + 1);
    }

    /**
     * Of Wilder's average over changes: {@link AverageTrueRange}, {@link RelativeStrengthIndex}.
     *
     * @param length of the average.
     * @return a number of values.
     */
    public static int ofWilder(final int length) {
        return length + 1 + WILDER_LENGTHS * length;
    }

    /**
     * Of an {@link AverageDirectionalIndex}, which averages averages.
     *
     * @param length of each average.
     * @return a number of values.
     */
    public static int ofDirectional(final int length) {
        return 2 * length + DIRECTIONAL_LENGTHS * length;
    }
}
