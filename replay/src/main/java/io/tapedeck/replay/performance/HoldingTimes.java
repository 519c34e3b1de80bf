package io.tapedeck.replay.performance;

import org.apache.commons.statistics.descriptive.Median;

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
        final double[] seconds = new double[trades.size()];
        final Summary summary = new Summary();
        for (int index = 0; index < seconds.length; index++) {
            seconds[index] = trades.get(index).holdingNs() / NANOS_PER_SECOND;
            summary.add(seconds[index]);
        }
        return new HoldingTimes(summary.average(), Median.withDefaults().evaluate(seconds), summary.least(),
            summary.greatest());
    }
}
