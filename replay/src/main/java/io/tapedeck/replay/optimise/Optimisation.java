package io.tapedeck.replay.optimise;

import java.util.List;
import java.util.Map;

/**
 * Searches for parameters: has a generation proposed, played where it is not finished yet, and judged. What it finds
 * depends on its plan alone, not on the backend, nor on how often it was interrupted. One thread.
 */
public final class Optimisation {
    private final OptimisationPlan plan;
    private final TrialLog log;
    private final TrialCount count;
    private final LoggedSweep sweep;
    private final Leaders leaders;
    private final SharpeSpread spread = new SharpeSpread();
    private final TrialSelection selection;
    private final TrialPlaces places;
    private FailedTrials failed = FailedTrials.NONE;

    /**
     * An optimisation that has not begun.
     *
     * @param plan     of it.
     * @param backend  plays the trials.
     * @param log      keeps them.
     * @param progress told of them.
     */
    public Optimisation(final OptimisationPlan plan, final SweepBackend backend, final TrialLog log,
        final TrialProgress progress) {
        this.plan = plan;
        this.log = log;
        count = new TrialCount(progress, plan.most());
        sweep = new LoggedSweep(backend, count);
        leaders = new Leaders(plan.objectives());
        selection = new TrialSelection(plan.most());
        places = new TrialPlaces(plan.space(), plan.objectives().get(0));
    }

    /**
     * Searches to the end.
     *
     * @return what was found.
     */
    public OptimisationResult run() {
        final Search search = plan.search().begin(plan.space(), plan.seed(), plan.trials());
        for (List<Proposal> generation = search.next(); !generation.isEmpty(); generation = search.next()) {
            final Map<Long, TrialRow> rows = sweep.play(generation, log);
            final double[] scores = new double[generation.size()];
            for (int index = 0; index < scores.length; index++) {
                final TrialRow row = rows.get(generation.get(index).number());
                scores[index] = row.score(plan.objectives().get(0));
                leaders.add(row);
                spread.add(row);
                selection.add(row);
                failed = failed.and(row, "trial " + row.number());
                places.add(generation.get(index).places(), scores[index]);
            }
            search.learn(generation, scores);
        }
        return new OptimisationResult(plan, count.finished(), count.resumed(), leaders.best(), leaders.front(),
            spread.count(), spread.variance(), selection.evidence(), places.neighbourhood(), failed);
    }
}
