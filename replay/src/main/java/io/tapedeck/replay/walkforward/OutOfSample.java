package io.tapedeck.replay.walkforward;

import io.tapedeck.replay.overfitting.LuckIntervals;
import io.tapedeck.replay.overfitting.SharpeEvidence;
import io.tapedeck.replay.performance.BenchmarkFigures;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.performance.RunFacts;
import io.tapedeck.replay.performance.Sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All tests of a walk forward, one behind the other: what would have been earned by choosing parameters that way. Every
 * test begins with what the one before it left. Immutable.
 *
 * @param sampling of the levels.
 * @param timesNs  engine times of the samples.
 * @param levels   what became of 1 at every sample.
 * @param held     what became of 1 that was put into all traded symbols in equal parts in every test.
 * @param trades   round trips.
 */
public record OutOfSample(Sampling sampling, long[] timesNs, double[] levels, double[] held, int trades) {
    /** The tests of all steps, in their order; at least one. */
    static OutOfSample of(final List<RunFacts> tests) {
        final int samples = tests.stream().mapToInt(test -> test.equity().size()).sum();
        final OutOfSample chain = new OutOfSample(tests.get(0).sampling(), new long[samples], new double[samples],
            new double[samples], tests.stream().mapToInt(test -> test.trades().size()).sum());
        int end = 0;
        for (final RunFacts test : tests) {
            end = chain.append(test, end);
        }
        return chain;
    }

    private int append(final RunFacts test, final int begin) {
        final double level = begin == 0 ? 1 : levels[begin - 1];
        final double market = begin == 0 ? 1 : held[begin - 1];
        final int size = test.equity().size();
        for (int index = 0; index < size; index++) {
            timesNs[begin + index] = test.equity().timeNs(index);
            levels[begin + index] = level * test.equity().equity(index) / test.equity().initialBalance();
            held[begin + index] = market * test.market().buyAndHold(index) / test.market().buyAndHold(0);
        }
        return begin + size;
    }

    /**
     * Returns from sample to sample, the first from the beginning.
     *
     * @return as many as there are samples.
     */
    public ReturnSeries returns() {
        return between(levels);
    }

    /**
     * Returns of the market in the tests.
     *
     * @return as many as there are samples.
     */
    public ReturnSeries market() {
        return between(held);
    }

    private static ReturnSeries between(final double[] levels) {
        final double[] all = new double[levels.length + 1];
        all[0] = 1;
        System.arraycopy(levels, 0, all, 1, levels.length);
        return ReturnSeries.between(all);
    }

    /**
     * The Sharpe ratio.
     *
     * @return annualised; NaN where nothing was traded.
     */
    public double sharpe() {
        return returns().sharpe(sampling.periodsPerYear());
    }

    /**
     * Held against the market.
     *
     * @return the market's figures in the tests, and those of the two together.
     */
    public BenchmarkFigures benchmark() {
        return BenchmarkFigures.of(returns(), market(), sampling.periodsPerYear());
    }

    /**
     * How likely the true Sharpe ratio is above 0. There was one choice in every step, so that nothing is taken off for
     * the number of trials.
     *
     * @return probability; NaN where nothing was traded.
     */
    public double probabilityOfSkill() {
        return SharpeEvidence.of(values()).probabilityAbove(0);
    }

    /**
     * Where the figures lie when the returns are drawn again.
     *
     * @param seed of the chance.
     * @return intervals.
     */
    public LuckIntervals luck(final long seed) {
        return LuckIntervals.of(values(), sampling.periodsPerYear(), seed);
    }

    private double[] values() {
        final ReturnSeries returns = returns();
        final double[] values = new double[returns.size()];
        Arrays.setAll(values, returns::at);
        return values;
    }

    /**
     * A point of the curve.
     *
     * @param timeNs engine time.
     * @param level  what became of 1.
     * @param held   what became of 1 in the market.
     */
    public record Point(long timeNs, double level, double held) {
    }

    /**
     * The curve.
     *
     * @return in the order of time.
     */
    public List<Point> points() {
        final List<Point> points = new ArrayList<>();
        for (int index = 0; index < levels.length; index++) {
            points.add(new Point(timesNs[index], levels[index], held[index]));
        }
        return points;
    }
}
