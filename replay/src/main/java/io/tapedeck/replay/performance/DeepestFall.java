package io.tapedeck.replay.performance;

/**
 * The deepest fall of a level below its highest so far. Below one peak the lowest level is the deepest fall, so that
 * one division a peak is enough. One thread; allocates nothing.
 */
final class DeepestFall {
    private double peak;
    private double lowest;
    private double deepest;

    /** Nothing fell yet below the first peak. */
    DeepestFall(final double first) {
        peak = first;
        lowest = first;
    }

    /** The next level. */
    void add(final double level) {
        if (level > peak) {
            deepest = depth();
            peak = level;
            lowest = level;
        } else if (level < lowest) {
            lowest = level;
        }
    }

    /** Fraction of the peak, 0 or negative. */
    double depth() {
        return Math.min(deepest, lowest / peak - 1);
    }
}
