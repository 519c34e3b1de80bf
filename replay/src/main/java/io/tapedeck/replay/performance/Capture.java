package io.tapedeck.replay.performance;

/**
 * Return ÷ that of the benchmark, over the periods in which the benchmark went one way. Immutable; NaN where there was
 * no such period.
 *
 * @param up   where the benchmark rose.
 * @param down where it fell.
 */
public record Capture(double up, double down) {
    /**
     * Holds a run against its benchmark.
     *
     * @param returns        of the run.
     * @param benchmark      of the same periods.
     * @param periodsPerYear 1 for the geometric mean of a period; more annualise it, which tells nothing of short
     *                       periods: a year of nothing but rising hours multiplies money beyond all measure.
     * @return both ratios.
     */
    public static Capture of(final ReturnSeries returns, final ReturnSeries benchmark, final double periodsPerYear) {
        final Compounding ofUp = new Compounding();
        final Compounding byUp = new Compounding();
        final Compounding ofDown = new Compounding();
        final Compounding byDown = new Compounding();
        for (int index = 0; index < benchmark.size(); index++) {
            final double by = benchmark.at(index);
            if (by > 0) {
                ofUp.add(returns.at(index));
                byUp.add(by);
            } else if (by < 0) {
                ofDown.add(returns.at(index));
                byDown.add(by);
            }
        }
        return new Capture(Ratio.of(ofUp.annualised(periodsPerYear), byUp.annualised(periodsPerYear)),
            Ratio.of(ofDown.annualised(periodsPerYear), byDown.annualised(periodsPerYear)));
    }
}
