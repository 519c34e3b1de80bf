package io.tapedeck.replay.performance;

/** The one place that says what a division by nothing gives. Stateless. */
final class Ratio {
    private Ratio() {
    }

    /**
     * NaN where the denominator is 0: a ratio that is not defined is told as such, never as 0 or endless. Nothing of a
     * loss is 0, not -0.0, which JSON would tell.
     */
    static double of(final double numerator, final double denominator) {
        return denominator == 0 ? Double.NaN : numerator / denominator + 0.0;
    }
}
