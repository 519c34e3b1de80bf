package io.tapedeck.replay.optimise;

import io.tapedeck.replay.overfitting.MonteCarlo;
import io.tapedeck.replay.overfitting.SharpeEvidence;
import io.tapedeck.replay.overfitting.TradeShuffle;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How much the best trial proves, given how many were made. Immutable. Ratios are annualised; what is not defined is
 * NaN.
 *
 * @param trials              that have a Sharpe ratio.
 * @param sharpe              of the best trial.
 * @param expectedMaximum     ratio that the best of so many shows without any skill.
 * @param probabilistic       probability that the true ratio is above 0, had this been the only trial.
 * @param deflated            probability that it is above what chance shows.
 * @param trackRecordYears    that such a ratio takes to be above 0 with 95 %; infinite where it is not above 0.
 * @param sharpeInterval      of the returns, drawn again in blocks.
 * @param totalReturnInterval likewise, fraction.
 * @param maxDrawdownInterval likewise, fraction.
 * @param shuffle             its trades in another order.
 * @param selection           what choosing the best of all trials is worth.
 * @param periodsPerYear      returns of a year.
 */
public record BestEvidence(
    long trials,
    double sharpe,
    double expectedMaximum,
    double probabilistic,
    double deflated,
    double trackRecordYears,
    MonteCarlo.Interval sharpeInterval,
    MonteCarlo.Interval totalReturnInterval,
    MonteCarlo.Interval maxDrawdownInterval,
    TradeShuffle shuffle,
    SelectionEvidence selection,
    double periodsPerYear) {

    private static final double CONFIDENCE = 0.95;
    private static final int MOST_DRAWS = 1_000;
    private static final int FEWEST_DRAWS = 100;
    /** Returns that are drawn for a figure: a second or two. */
    private static final int MOST_DRAWN = 20_000_000;

    /**
     * Of the best trial, played alone.
     *
     * @param found what was searched.
     * @param best  the replay of the best trial.
     * @return what it proves.
     */
    public static BestEvidence of(final OptimisationResult found, final ReplayResult best) {
        final double periods = best.facts().sampling().periodsPerYear();
        final double[] returns = values(best.facts().returns());
        final SharpeEvidence evidence = SharpeEvidence.of(returns);
        final double variance = found.sharpeVariance() / periods;
        final MonteCarlo chance = new MonteCarlo(returns, found.plan().seed(), draws(returns.length));
        return new BestEvidence(found.sharpes(), evidence.sharpe() * Math.sqrt(periods),
            SharpeEvidence.expectedMaximum(found.sharpes(), variance) * Math.sqrt(periods),
            evidence.probabilityAbove(0), evidence.deflated(found.sharpes(), variance),
            evidence.shortestTrackRecord(0, CONFIDENCE) / periods,
            interval(chance, returns.length, series -> series.sharpe(periods)),
            interval(chance, returns.length, ReturnSeries::total),
            interval(chance, returns.length, ReturnSeries::maxDrawdown),
            shuffle(best, found.plan().seed()), found.selection(), periods);
    }

    private static TradeShuffle shuffle(final ReplayResult best, final long seed) {
        final long[] results = best.trades().stream().mapToLong(TradeRecord::pnl).toArray();
        return TradeShuffle.of(best.equity().initialBalance(), results, seed, draws(results.length));
    }

    private static double[] values(final ReturnSeries series) {
        final double[] values = new double[series.size()];
        Arrays.setAll(values, series::at);
        return values;
    }

    private static int draws(final int returns) {
        return Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, MOST_DRAWN / returns));
    }

    /** Blocks grow with the cube root of the returns, as Politis and Romano advise for a mean. */
    private static MonteCarlo.Interval interval(final MonteCarlo chance, final int returns,
        final ToDoubleFunction<ReturnSeries> figure) {
        return chance.inBlocks(Math.cbrt(returns), drawn -> figure.applyAsDouble(ReturnSeries.of(drawn)));
    }

    /**
     * As a document.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("trials", trials);
        document.put("sharpe", sharpe);
        document.put("expectedMaximumSharpe", expectedMaximum);
        document.put("probabilisticSharpe", probabilistic);
        document.put("deflatedSharpe", deflated);
        document.put("trackRecordYears", trackRecordYears);
        document.put("sharpeInterval", document(sharpeInterval));
        document.put("totalReturnInterval", document(totalReturnInterval));
        document.put("maxDrawdownInterval", document(maxDrawdownInterval));
        document.put("tradeShuffle", document(shuffle));
        document.put("overfitting", selection.document(periodsPerYear));
        return document;
    }

    private static Map<String, Object> document(final TradeShuffle shuffle) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("trades", shuffle.trades());
        document.put("draws", shuffle.draws());
        document.put("maxDrawdown", shuffle.maxDrawdown());
        document.put("deeper", shuffle.deeper());
        document.put("maxDrawdownInterval", document(shuffle.maxDrawdownInterval()));
        document.put("longestLossStreak", shuffle.longestLossStreak());
        document.put("longestLossStreakInterval", document(shuffle.lossStreakInterval()));
        return document;
    }

    private static Map<String, Object> document(final MonteCarlo.Interval interval) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("p05", interval.low());
        document.put("p50", interval.middle());
        document.put("p95", interval.high());
        return document;
    }
}
