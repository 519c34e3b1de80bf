package io.tapedeck.replay.walkforward;

import io.tapedeck.replay.optimise.FailedTrials;
import io.tapedeck.replay.optimise.TrialRow;
import io.tapedeck.replay.overfitting.LuckIntervals;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.report.MetricsJson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a walk forward found. Immutable.
 *
 * @param plan        of it.
 * @param folds       every step.
 * @param outOfSample all tests, one behind the other.
 * @param luck        where the figures of the tests lie when their returns are drawn again.
 * @param candidates  the most robust first; those with which the strategy failed are not among them.
 * @param failed      trials that failed in trainings and tests, and why.
 */
public record WalkForwardResult(WalkForwardPlan plan, List<FoldResult> folds, OutOfSample outOfSample,
    LuckIntervals luck, List<Candidate> candidates, FailedTrials failed) {

    private static final int SHOWN = 5;

    /** Keeps copies. */
    public WalkForwardResult {
        folds = List.copyOf(folds);
        candidates = List.copyOf(candidates);
    }

    /**
     * What was left of the Sharpe ratio on average.
     *
     * @return means over all steps.
     */
    public Robustness robustness() {
        return Robustness.mean(folds.stream().map(FoldResult::robustness).toList());
    }

    /**
     * The most robust candidates.
     *
     * @return at most five.
     */
    public List<Candidate> best() {
        return candidates.subList(0, Math.min(SHOWN, candidates.size()));
    }

    /**
     * What to run next. It was chosen by all tests, so that its own figures are no longer out of sample.
     *
     * @return the most robust candidate; empty where the strategy failed with every one.
     */
    public Optional<Candidate> recommended() {
        return candidates.stream().findFirst();
    }

    /**
     * Whether choosing parameters that way gained anything out of sample.
     *
     * @return whether the Sharpe ratio of all tests is above 0.
     */
    public boolean isWorthTrading() {
        return outOfSample.sharpe() > 0;
    }

    /**
     * Whether anything was traded out of sample at all.
     *
     * @return whether there is a trade in the tests.
     */
    public boolean hasTraded() {
        return outOfSample.trades() > 0;
    }

    /**
     * As a document; the same however it was come by.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>(plan.document());
        document.put("outOfSample", outOfSampleDocument());
        document.put("inSample", inSampleDocument());
        document.put("failed", failed.document());
        document.put("folds", folds.stream().map(fold -> (Object) document(fold)).toList());
        document.put("best", best().stream().map(candidate -> (Object) document(candidate)).toList());
        document.put("recommended", recommended().map(Candidate::parameters)
            .map(TrialRow::numbersAndWords).orElse(null));
        return document;
    }

    private Map<String, Object> outOfSampleDocument() {
        final ReturnSeries returns = outOfSample.returns();
        final double periods = outOfSample.sampling().periodsPerYear();
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("sharpe", outOfSample.sharpe());
        document.put("totalReturn", returns.total());
        document.put("annualizedReturn", returns.annualised(periods));
        document.put("volatility", returns.volatility(periods));
        document.put("maxDrawdown", returns.maxDrawdown());
        document.put("trades", outOfSample.trades());
        document.put("buyAndHoldReturn", outOfSample.benchmark().totalReturn());
        document.put("buyAndHoldSharpe", outOfSample.benchmark().sharpe());
        document.put("benchmark", MetricsJson.benchmark(outOfSample.benchmark()));
        document.put("probabilisticSharpe", outOfSample.probabilityOfSkill());
        document.putAll(luck.document());
        return document;
    }

    private Map<String, Object> inSampleDocument() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("meanSharpe", robustness().inSample());
        document.put("meanSharpeOutOfSample", robustness().outOfSample());
        document.put("degradation", robustness().degradation());
        document.put("robustness", robustness().factor());
        return document;
    }

    /**
     * A step as a document.
     *
     * @param result of it.
     * @return names and values in their order.
     */
    public Map<String, Object> document(final FoldResult result) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("fold", result.fold().number());
        document.put("trainFrom", result.fold().trainFrom().toString());
        document.put("trainTo", result.fold().trainTo().toString());
        document.put("testFrom", result.fold().testFrom().toString());
        document.put("testTo", result.fold().testTo().toString());
        document.put("trials", result.trials());
        document.put("inSample", result.inSample().document(plan.search()));
        document.put("outOfSample", result.outOfSample().document(plan.search()));
        document.put("degradation", result.robustness().degradation());
        document.put("robustness", result.robustness().factor());
        return document;
    }

    private static Map<String, Object> document(final Candidate candidate) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("parameters", TrialRow.numbersAndWords(candidate.parameters()));
        document.put("robustness", candidate.mean().factor());
        document.put("meanSharpeInSample", candidate.mean().inSample());
        document.put("meanSharpeOutOfSample", candidate.mean().outOfSample());
        document.put("gains", candidate.gains());
        document.put("worstSharpe", candidate.worst());
        document.put("doubt", candidate.doubt().orElse(null));
        return document;
    }
}
