package io.tapedeck.replay.optimise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an optimisation found. Immutable.
 *
 * @param plan           of the optimisation.
 * @param trials         that were finished, those that were found finished included.
 * @param resumed        that were found finished.
 * @param best           by the first objective, the best first.
 * @param front          trials that no other beats in every objective; empty with one objective.
 * @param sharpes        trials that have a Sharpe ratio.
 * @param sharpeVariance of these annualised ratios.
 * @param selection      what choosing the best of them is worth.
 * @param neighbourhood  how the first objective lies over the space.
 * @param failed         trials that failed, and why.
 */
public record OptimisationResult(OptimisationPlan plan, long trials, long resumed, List<TrialRow> best,
    List<TrialRow> front, long sharpes, double sharpeVariance, SelectionEvidence selection,
    Neighbourhood neighbourhood, FailedTrials failed) {

    /**
     * As a document; the same however it was come by.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>(plan.document());
        document.put("finishedTrials", trials);
        document.put("failed", failed.document());
        document.put("best", best.stream().map(row -> (Object) row.document(plan)).toList());
        document.put("front", front.stream().map(row -> (Object) row.document(plan)).toList());
        document.put("neighbourhood", neighbourhood.document());
        return document;
    }
}
