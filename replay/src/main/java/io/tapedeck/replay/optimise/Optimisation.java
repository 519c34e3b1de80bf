package io.tapedeck.replay.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Searches for parameters: has a generation proposed, played where it is not finished yet, and judged. What it finds
 * depends on its plan alone, not on the backend, nor on how often it was interrupted. One thread.
 */
public final class Optimisation {
    private final OptimisationPlan plan;
    private final SweepBackend backend;
    private final TrialLog log;
    private final TrialProgress progress;
    private final Leaders leaders;
    private final SharpeSpread spread = new SharpeSpread();
    private final TrialSelection selection;
    private final TrialPlaces places;
    private final long total;
    private FailedTrials failed = FailedTrials.NONE;
    private long finished;
    private long resumed;

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
        this.backend = backend;
        this.log = log;
        this.progress = progress;
        leaders = new Leaders(plan.objectives());
        total = Math.min(plan.trials(), plan.space().size());
        selection = new TrialSelection(total);
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
            final Map<Long, TrialRow> rows = rows(generation);
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
        return new OptimisationResult(plan, finished, resumed, leaders.best(), leaders.front(), spread.count(),
            spread.variance(), selection.evidence(), places.neighbourhood(), failed);
    }

    private Map<Long, TrialRow> rows(final List<Proposal> generation) {
        final Map<Long, TrialRow> rows = new HashMap<>();
        final List<TrialRequest> requests = new ArrayList<>();
        for (final Proposal proposal : generation) {
            final Optional<TrialRow> known = log.find(proposal);
            known.ifPresent(row -> rows.put(row.number(), row));
            if (known.isEmpty()) {
                requests.add(new TrialRequest(proposal.number(), plan.spec(proposal)));
            }
        }
        resumed += rows.size();
        tell(rows.size());
        backend.play(requests, results -> {
            final List<TrialRow> played = results.stream().map(TrialRow::of).toList();
            log.append(played);
            played.forEach(row -> rows.put(row.number(), row));
            tell(played.size());
        });
        return rows;
    }

    private void tell(final int trials) {
        finished += trials;
        progress.onTrials(finished, resumed, total);
    }
}
