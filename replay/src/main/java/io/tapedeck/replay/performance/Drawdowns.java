package io.tapedeck.replay.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All falls of an equity curve below its highest so far. Immutable. Episodes as backtesting.py counts them: from the
 * last sample at a peak to the first one that reaches it again, or to the last one of all.
 *
 * @param all        in their order.
 * @param maximum    depth of the deepest, 0 where the equity never fell, NaN without a sample.
 * @param underWater share of the samples below the peak, NaN without a sample.
 */
public record Drawdowns(List<Drawdown> all, double maximum, double underWater) {
    /** Keeps a copy. */
    public Drawdowns {
        all = List.copyOf(all);
    }

    /**
     * Finds the falls of a curve.
     *
     * @param curve whose first peak is the initial balance.
     * @return all of them.
     */
    public static Drawdowns of(final EquityCurve curve) {
        final double[] depths = curve.drawdowns();
        final List<Drawdown> all = new ArrayList<>();
        int below = 0;
        double maximum = depths.length == 0 ? Double.NaN : 0;
        for (int index = 0; index < depths.length; index++) {
            if (depths[index] < 0) {
                final int end = endOf(depths, index);
                final Drawdown found = drawdown(curve, depths, index, end);
                all.add(found);
                maximum = Math.min(maximum, found.depth());
                below += end - index;
                index = end;
            }
        }
        return new Drawdowns(all, maximum, Ratio.of(below, depths.length));
    }

    /** The first sample behind a fall; the number of samples where there is none. */
    private static int endOf(final double[] depths, final int from) {
        int end = from;
        while (end < depths.length && depths[end] < 0) {
            end++;
        }
        return end;
    }

    private static Drawdown drawdown(final EquityCurve curve, final double[] depths, final int from, final int end) {
        int valley = from;
        for (int index = from; index < end; index++) {
            valley = depths[index] < depths[valley] ? index : valley;
        }
        return new Drawdown(depths[valley], curve.timeNs(Math.max(0, from - 1)), curve.timeNs(valley),
            curve.timeNs(Math.min(end, depths.length - 1)), end < depths.length);
    }

    /**
     * The deepest ones.
     *
     * @param count at most so many.
     * @return the deepest first; of equal ones the earlier.
     */
    public List<Drawdown> deepest(final int count) {
        return all.stream().sorted(Comparator.comparingDouble(Drawdown::depth)).limit(count).toList();
    }

    /**
     * Mean of the depths.
     *
     * @return negative, NaN where there was no fall.
     */
    public double averageDepth() {
        return all.stream().mapToDouble(Drawdown::depth).average().orElse(Double.NaN);
    }

    /**
     * Mean of the lengths.
     *
     * @return nanoseconds, NaN where there was no fall.
     */
    public double averageLengthNs() {
        return all.stream().mapToLong(Drawdown::lengthNs).average().orElse(Double.NaN);
    }

    /**
     * The greatest length.
     *
     * @return nanoseconds, 0 where there was no fall.
     */
    public long longestNs() {
        return all.stream().mapToLong(Drawdown::lengthNs).max().orElse(0);
    }
}
