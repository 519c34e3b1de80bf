package io.tapedeck.replay.performance;

import org.apache.commons.statistics.descriptive.Median;

import java.util.Arrays;
import java.util.List;

/**
 * How long trades were held. Immutable; NaN without a trade.
 *
 * @param averageSeconds  mean.
 * @param medianSeconds   half were held longer.
 * @param shortestSeconds least.
 * @param longestSeconds  greatest.
 */
public record HoldingTimes(double averageSeconds, double medianSeconds, double shortestSeconds,
    double longestSeconds) {
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Of trades.
     *
     * @param trades any.
     * @return the figures.
     */
    public static HoldingTimes of(final List<ClosedTrade> trades) {
        final double[] seconds = trades.stream().mapToDouble(trade -> trade.holdingNs() / NANOS_PER_SECOND).toArray();
        return new HoldingTimes(
            Arrays.stream(seconds).average().orElse(Double.NaN),
            Median.withDefaults().evaluate(seconds),
            Arrays.stream(seconds).min().orElse(Double.NaN),
            Arrays.stream(seconds).max().orElse(Double.NaN));
    }
}
