package io.tapedeck.app.monitor;

import org.HdrHistogram.Histogram;

/**
 * The figures of a timer, in nanoseconds; 0 where nothing was recorded.
 *
 * @param p50Ns  half took no longer.
 * @param p99Ns  99 of 100 took no longer.
 * @param p999Ns 999 of 1000 took no longer.
 * @param maxNs  the longest.
 */
public record LatencySummary(long p50Ns, long p99Ns, long p999Ns, long maxNs) {
    private static final double HALF = 50;
    private static final double TWO_NINES = 99;
    private static final double THREE_NINES = 99.9;

    static LatencySummary of(final Histogram histogram) {
        return new LatencySummary(histogram.getValueAtPercentile(HALF), histogram.getValueAtPercentile(TWO_NINES),
            histogram.getValueAtPercentile(THREE_NINES), histogram.getMaxValue());
    }
}
