package io.tapedeck.replay.performance;

import java.util.Arrays;
import java.util.List;

/**
 * Equity curves at the moments at which all of them were sampled: of curves that are sampled differently those of the
 * coarser one, of spans that differ what they have in common. Immutable.
 */
public final class CommonSamples {
    private final long[] timesNs;
    private final long[][] equities;

    private CommonSamples(final long[] timesNs, final long[][] equities) {
        this.timesNs = timesNs;
        this.equities = equities;
    }

    /**
     * Finds the moments.
     *
     * @param curves at least one.
     * @return perhaps without any.
     */
    public static CommonSamples of(final List<EquityCurve> curves) {
        final long[] common = curves.stream().map(EquityCurve::timesNs).reduce(CommonSamples::intersection)
            .orElseThrow();
        return new CommonSamples(common, curves.stream().map(curve -> at(common, curve)).toArray(long[][]::new));
    }

    private static long[] intersection(final long[] one, final long[] other) {
        final long[] common = new long[Math.min(one.length, other.length)];
        int size = 0;
        int at = 0;
        for (final long time : one) {
            while (at < other.length && other[at] < time) {
                at++;
            }
            if (at < other.length && other[at] == time) {
                common[size] = time;
                size++;
            }
        }
        return Arrays.copyOf(common, size);
    }

    private static long[] at(final long[] timesNs, final EquityCurve curve) {
        final long[] equities = new long[timesNs.length];
        int sample = 0;
        for (int index = 0; index < timesNs.length; index++) {
            while (curve.timeNs(sample) < timesNs[index]) {
                sample++;
            }
            equities[index] = curve.equity(sample);
        }
        return equities;
    }

    /**
     * How many moments all of them have.
     *
     * @return a count.
     */
    public int size() {
        return timesNs.length;
    }

    /**
     * One of the moments.
     *
     * @param index from 0.
     * @return nanoseconds.
     */
    public long timeNs(final int index) {
        return timesNs[index];
    }

    /**
     * Returns of a curve from moment to moment.
     *
     * @param curve its number.
     * @return one fewer than there are moments, or none.
     */
    public ReturnSeries returns(final int curve) {
        return ReturnSeries.between(timesNs.length, index -> equities[curve][index]);
    }

    /**
     * Correlation of the returns of two curves (Pearson).
     *
     * @param one   number of a curve.
     * @param other number of a curve.
     * @return -1 to 1; NaN below two returns, and where one of the two does not vary.
     */
    public double correlation(final int one, final int other) {
        return returns(other).fitOver(returns(one)).correlation();
    }

    /**
     * Returns of a capital that was put into all curves in equal parts at the first moment, and then left alone.
     *
     * @return one fewer than there are moments, or none.
     */
    public ReturnSeries splitEqually() {
        return ReturnSeries.between(timesNs.length, index -> Arrays.stream(equities)
            .mapToDouble(curve -> (double) curve[index] / curve[0]).sum() / equities.length);
    }
}
