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
    /**
     * Draws. Blocks grow with the cube root of the returns, as Politis and Romano advise for a mean.
     *
     * @param returns of equal periods, at least one.
     * @param periods of a year.
     * @param seed    of the chance.
     * @return the intervals.
     */
    public static LuckIntervals of(final double[] returns, final double periods, final long seed) {
        final MonteCarlo chance = new MonteCarlo(returns, seed, MonteCarlo.draws(returns.length));
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
        document.put("sharpeInterval", sharpe.document());
        document.put("totalReturnInterval", totalReturn.document());
        document.put("maxDrawdownInterval", maxDrawdown.document());
        return document;
    }
}
