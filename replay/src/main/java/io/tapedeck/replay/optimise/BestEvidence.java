package io.tapedeck.replay.optimise;

import io.tapedeck.replay.overfitting.LuckIntervals;
import io.tapedeck.replay.overfitting.MonteCarlo;
import io.tapedeck.replay.overfitting.SharpeEvidence;
import io.tapedeck.replay.overfitting.TradeShuffle;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.TradeRecord;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much the best trial proves, given how many were made. Immutable. Ratios are annualised; what is not defined is
 * NaN.
 *
 * @param trials           that have a Sharpe ratio.
 * @param sharpe           of the best trial.
 * @param expectedMaximum  ratio that the best of so many shows without any skill.
 * @param probabilistic    probability that the true ratio is above 0, had this been the only trial.
 * @param deflated         probability that it is above what chance shows.
 * @param trackRecordYears that such a ratio takes to be above 0 with 95 %; infinite where it is not above 0.
 * @param luck             where its figures lie when its returns are drawn again.
 * @param shuffle          its trades in another order.
 * @param selection        what choosing the best of all trials is worth.
 * @param periodsPerYear   returns of a year.
 */
public record BestEvidence(
    long trials,
    double sharpe,
    double expectedMaximum,
    double probabilistic,
    double deflated,
    double trackRecordYears,
    LuckIntervals luck,
    TradeShuffle shuffle,
    SelectionEvidence selection,
    double periodsPerYear) {

    private static final double CONFIDENCE = 0.95;

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
        return new BestEvidence(found.sharpes(), evidence.sharpe() * Math.sqrt(periods),
            SharpeEvidence.expectedMaximum(found.sharpes(), variance) * Math.sqrt(periods),
            evidence.probabilityAbove(0), evidence.deflated(found.sharpes(), variance),
            evidence.shortestTrackRecord(0, CONFIDENCE) / periods,
            LuckIntervals.of(returns, periods, found.plan().seed()),
            shuffle(best, found.plan().seed()), found.selection(), periods);
    }

    private static TradeShuffle shuffle(final ReplayResult best, final long seed) {
        final long[] results = best.trades().stream().mapToLong(TradeRecord::pnl).toArray();
        return TradeShuffle.of(best.equity().initialBalance(), results, seed, MonteCarlo.draws(results.length));
    }

    private static double[] values(final ReturnSeries series) {
        final double[] values = new double[series.size()];
        Arrays.setAll(values, series::at);
        return values;
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
        document.putAll(luck.document());
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
        document.put("maxDrawdownInterval", shuffle.maxDrawdownInterval().document());
        document.put("longestLossStreak", shuffle.longestLossStreak());
        document.put("longestLossStreakInterval", shuffle.lossStreakInterval().document());
        return document;
    }
}
