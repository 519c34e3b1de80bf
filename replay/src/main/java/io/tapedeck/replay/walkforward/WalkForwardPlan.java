package io.tapedeck.replay.walkforward;

import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.run.ReplaySpec;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides what a walk forward finds. Immutable.
 *
 * <p>Every window closes its positions at its end and pays for it, since the next one begins with other parameters.
 *
 * @param search   that is made in every training, of which the span does not matter.
 * @param schedule of the windows.
 * @param from     where the first training begins.
 * @param to       what nothing goes beyond.
 */
public record WalkForwardPlan(OptimisationPlan search, WalkForwardSchedule schedule, Instant from, Instant to) {
    /** Whatever was asked for, windows close their positions. */
    public WalkForwardPlan {
        search = search.over(search.base().closingPositions());
    }

    /**
     * The steps.
     *
     * @return at least one.
     */
    public List<Fold> folds() {
        return schedule.folds(from, to);
    }

    /** The search that a step makes. */
    OptimisationPlan search(final Fold fold) {
        return search.over(training(fold));
    }

    /** The replay of a training. */
    ReplaySpec training(final Fold fold) {
        return search.base().between(fold.trainFrom(), fold.trainTo());
    }

    /** The replay of a test. */
    ReplaySpec test(final Fold fold) {
        return search.base().between(fold.testFrom(), fold.testTo());
    }

    /**
     * As a document.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>(search.document());
        document.put("schedule", schedule.document());
        document.put("from", from.toString());
        document.put("to", to.toString());
        return document;
    }
}
