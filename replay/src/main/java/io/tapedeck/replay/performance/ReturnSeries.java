package io.tapedeck.replay.performance;

import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Statistic;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.function.IntToDoubleFunction;

/**
 * Simple returns of equal periods, and what is computed from them. Immutable; mean, deviation and total are computed
 * once, when they are first asked for. One thread. What is not defined (too few returns, no variance, an equity that
 * was not positive) is NaN, and so is everything that rests on it.
 *
 * <p>Where nothing else is said the formulas are those of empyrical (Quantopian) with a risk-free rate of 0; a test
 * holds them against its published cases.
 */
public final class ReturnSeries {
    private static final int FEWEST = 2;
    /** A deviation below this share of the mean is what rounding leaves of none. */
    private static final double ROUNDING = 1e-12;
    private static final double UPPER_TAIL = 0.95;
    private static final double LOWER_TAIL = 0.05;

    private final double[] values;
    private Moments moments;
    private Compounding compounded;

    private ReturnSeries(final double[] values) {
        this.values = values;
    }

    /**
     * A series of returns.
     *
     * @param values fractions; a copy is kept.
     * @return the series.
     */
    public static ReturnSeries of(final double... values) {
        return new ReturnSeries(values.clone());
    }

    /** A series over an array that nobody writes to any more. */
    static ReturnSeries over(final double[] values) {
        return new ReturnSeries(values);
    }

    /**
     * The changes of a level from one moment to the next.
     *
     * @param levels such as prices; a return from a level that is not positive is NaN.
     * @return one return fewer than there are levels, or none.
     */
    public static ReturnSeries between(final double... levels) {
        return between(levels.length, index -> levels[index]);
    }

    /** The changes of so many levels, told by their numbers from 0; each is asked for once. */
    static ReturnSeries between(final int levels, final IntToDoubleFunction levelAt) {
        final double[] returns = new double[Math.max(0, levels - 1)];
        double before = levels == 0 ? Double.NaN : levelAt.applyAsDouble(0);
        for (int index = 0; index < returns.length; index++) {
            final double level = levelAt.applyAsDouble(index + 1);
            returns[index] = before > 0 ? level / before - 1 : Double.NaN;
            before = level;
        }
        return new ReturnSeries(returns);
    }

    /**
     * How many returns there are.
     *
     * @return a count.
     */
    public int size() {
        return values.length;
    }

    /**
     * One of them.
     *
     * @param index from 0.
     * @return fraction.
     */
    public double at(final int index) {
        return values[index];
    }

    /** The line through these returns over those of something else in the same periods. */
    LinearFit fitOver(final ReturnSeries other) {
        return LinearFit.of(other.values, other.mean(), values, mean());
    }

    /**
     * The returns beyond those of something else in the same periods.
     *
     * @param other of the same size.
     * @return differences.
     */
    public ReturnSeries less(final ReturnSeries other) {
        final double[] differences = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            differences[index] = values[index] - other.values[index];
        }
        return new ReturnSeries(differences);
    }

    /**
     * The returns beyond a fixed one.
     *
     * @param required of every period, fraction.
     * @return differences.
     */
    public ReturnSeries less(final double required) {
        return new ReturnSeries(Arrays.stream(values).map(value -> value - required).toArray());
    }

    /**
     * What became of 1.
     *
     * @return after every period.
     */
    public double[] growth() {
        final Compounding compounding = new Compounding();
        final double[] growth = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            growth[index] = compounding.add(values[index]);
        }
        return growth;
    }

    /**
     * All returns, one upon the other.
     *
     * @return fraction; NaN for none.
     */
    public double total() {
        return compounded().total();
    }

    private Compounding compounded() {
        if (compounded == null) {
            final Compounding all = new Compounding();
            for (final double value : values) {
                all.add(value);
            }
            compounded = all;
        }
        return compounded;
    }

    /**
     * The yearly return that gives the total, the compound annual growth rate: (1 + total)^(periods ÷ returns) − 1.
     *
     * @param periodsPerYear of a year.
     * @return fraction; −1 where everything was lost, NaN where more than that was.
     */
    public double annualised(final double periodsPerYear) {
        return compounded().annualised(periodsPerYear);
    }

    /**
     * Arithmetic mean.
     *
     * @return fraction of a period.
     */
    public double mean() {
        return moments().mean();
    }

    /**
     * Sample standard deviation (n − 1).
     *
     * @return fraction of a period; 0 where all are equal but for rounding, NaN below two returns.
     */
    public double deviation() {
        return moments().deviation();
    }

    private Moments moments() {
        if (moments == null) {
            moments = Moments.of(values);
        }
        return moments;
    }

    /** What several figures rest on. */
    private record Moments(double mean, double deviation) {
        private static final DoubleStatistics.Builder BOTH =
            DoubleStatistics.builder(Statistic.MEAN, Statistic.STANDARD_DEVIATION);

        static Moments of(final double[] values) {
            final DoubleStatistics both = BOTH.build(values);
            final double mean = both.getAsDouble(Statistic.MEAN);
            final double deviation = both.getAsDouble(Statistic.STANDARD_DEVIATION);
            final boolean isRounding = deviation < Math.abs(mean) * ROUNDING;
            return new Moments(mean, values.length < FEWEST ? Double.NaN : isRounding ? 0 : deviation);
        }
    }

    /**
     * Standard deviation of a year, by the rule that variances add up.
     *
     * @param periodsPerYear of a year.
     * @return fraction.
     */
    public double volatility(final double periodsPerYear) {
        return deviation() * Math.sqrt(periodsPerYear);
    }

    /**
     * Mean ÷ deviation, annualised (Sharpe, The Sharpe Ratio, 1994). Of differences from a benchmark it is the
     * information ratio (Grinold and Kahn); with 1 period a year it is not annualised.
     *
     * @param periodsPerYear of a year.
     * @return ratio.
     */
    public double sharpe(final double periodsPerYear) {
        return Ratio.of(mean(), deviation()) * Math.sqrt(periodsPerYear);
    }

    /**
     * Root of the mean squared loss, gains counted as 0: the target downside deviation (Sortino and van der Meer, 1991;
     * Sortino and Satchell, 2001), with the target taken off before.
     *
     * @return fraction of a period.
     */
    public double downsideDeviation() {
        final double[] losses = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            losses[index] = squaredLoss(values[index]);
        }
        return Math.sqrt(Mean.of(losses).getAsDouble());
    }

    /** NaN stays NaN. Without a branch, for nobody can guess the sign of a return. */
    private static double squaredLoss(final double value) {
        final double loss = Math.min(value, 0);
        return loss * loss;
    }

    /**
     * Mean ÷ downside deviation, annualised (Sortino and van der Meer, 1991).
     *
     * @param periodsPerYear of a year.
     * @return ratio.
     */
    public double sortino(final double periodsPerYear) {
        return Ratio.of(mean(), downsideDeviation()) * Math.sqrt(periodsPerYear);
    }

    /**
     * Sum of gains ÷ sum of losses, with the threshold taken off before (Keating and Shadwick, 2002).
     *
     * @return ratio; NaN without a loss and below two returns.
     */
    public double omega() {
        if (values.length < FEWEST) {
            return Double.NaN;
        }
        final DoubleSummaryStatistics gains = new DoubleSummaryStatistics();
        final DoubleSummaryStatistics losses = new DoubleSummaryStatistics();
        for (final double value : values) {
            if (!(value <= 0)) {
                gains.accept(value);
            }
            if (!(value >= 0)) {
                losses.accept(value);
            }
        }
        return Ratio.of(gains.getSum(), -losses.getSum());
    }

    /**
     * The 95th percentile ÷ the 5th, without signs, interpolated as numpy does.
     *
     * @return ratio.
     */
    public double tailRatio() {
        if (!isDefined()) {
            return Double.NaN;
        }
        final double[] tails = Quantile.withDefaults().with(Quantile.EstimationMethod.HF7)
            .evaluate(values.clone(), LOWER_TAIL, UPPER_TAIL);
        return Ratio.of(Math.abs(tails[1]), Math.abs(tails[0]));
    }

    /**
     * How well a straight line fits the logarithm of the growth: its coefficient of determination.
     *
     * @return 0 to 1; NaN below two returns.
     */
    public double stability() {
        if (values.length < FEWEST || !isDefined()) {
            return Double.NaN;
        }
        final double[] periods = new double[values.length];
        final double[] logarithms = growth();
        double level = 1;
        double logarithm = 0;
        for (int index = 0; index < values.length; index++) {
            if (logarithms[index] != level) {
                level = logarithms[index];
                logarithm = StrictMath.log(level);
            }
            periods[index] = index;
            logarithms[index] = logarithm;
        }
        return LinearFit.of(periods, logarithms).determination();
    }

    /**
     * The deepest fall of the growth below its highest so far, the 1 that it began with included.
     *
     * @return 0 or negative, a fraction of that peak; NaN for none.
     */
    public double maxDrawdown() {
        final Compounding compounding = new Compounding();
        final DeepestFall fall = new DeepestFall(1);
        for (final double value : values) {
            fall.add(compounding.add(value));
        }
        return Double.isNaN(compounding.total()) ? Double.NaN : fall.depth();
    }

    /** There are returns, and none of them is NaN: the mean would be, too. */
    private boolean isDefined() {
        return !Double.isNaN(mean());
    }
}
