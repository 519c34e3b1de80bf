package io.tapedeck.replay.overfitting;

import io.tapedeck.replay.overfitting.MonteCarlo.Interval;
import io.tapedeck.replay.performance.ReturnSeries;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Where the figures of a run lie when its returns are drawn again in blocks. Immutable; the same seed gives the same
 * intervals.
 *
 * @param sharpe      annualised ratio.
 * @param totalReturn fraction.
 * @param maxDrawdown fraction, 0 or negative.
 */
public record LuckIntervals(Interval sharpe, Interval totalReturn, Interval maxDrawdown) {
    private static final int MOST_DRAWS = 1_000;
    private static final int FEWEST_DRAWS = 100;
    /** Returns that are drawn for a figure: a second or two. */
    private static final int MOST_DRAWN = 20_000_000;

    /**
     * Draws. Blocks grow with the cube root of the returns, as Politis and Romano advise for a mean.
     *
     * @param returns of equal periods, at least one.
     * @param periods of a year.
     * @param seed    of the chance.
     * @return the intervals.
     */
    public static LuckIntervals of(final double[] returns, final double periods, final long seed) {
        final int draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, MOST_DRAWN / returns.length));
        final MonteCarlo chance = new MonteCarlo(returns, seed, draws);
        final double block = Math.cbrt(returns.length);
        return new LuckIntervals(interval(chance, block, series -> series.sharpe(periods)),
            interval(chance, block, ReturnSeries::total), interval(chance, block, ReturnSeries::maxDrawdown));
    }

    private static Interval interval(final MonteCarlo chance, final double block,
        final ToDoubleFunction<ReturnSeries> figure) {
        return chance.inBlocks(block, drawn -> figure.applyAsDouble(ReturnSeries.of(drawn)));
    }

    /**
     * As a document.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("sharpeInterval", document(sharpe));
        document.put("totalReturnInterval", document(totalReturn));
        document.put("maxDrawdownInterval", document(maxDrawdown));
        return document;
    }

    private static Map<String, Object> document(final Interval interval) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("p05", interval.low());
        document.put("p50", interval.middle());
        document.put("p95", interval.high());
        return document;
    }
}
