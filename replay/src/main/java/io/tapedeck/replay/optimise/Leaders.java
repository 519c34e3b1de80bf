package io.tapedeck.replay.optimise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The best trials so far by the first objective, and those that no other trial beats in every objective. One thread;
 * its size does not grow with the number of trials.
 */
final class Leaders {
    static final int KEPT = 20;
    /** Bound on the front: what more would be shown nobody reads. */
    static final int FRONT = 200;

    private final List<Objective> objectives;
    private final Comparator<TrialRow> bestFirst;
    private final List<TrialRow> best = new ArrayList<>();
    private final List<TrialRow> front = new ArrayList<>();

    Leaders(final List<Objective> objectives) {
        this.objectives = objectives;
        bestFirst = Comparator.comparingDouble((TrialRow row) -> comparable(row.score(objectives.get(0)))).reversed()
            .thenComparingLong(TrialRow::number);
    }

    private static double comparable(final double score) {
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }

    /** Takes note of a trial; each once, in the order of their numbers. */
    void add(final TrialRow row) {
        best.add(row);
        best.sort(bestFirst);
        if (best.size() > KEPT) {
            best.remove(KEPT);
        }
        if (objectives.size() > 1 && objectives.stream().noneMatch(each -> Double.isNaN(row.score(each)))
            && front.stream().noneMatch(other -> isBeaten(row, other))) {
            front.removeIf(other -> isBeaten(other, row));
            front.add(row);
            front.sort(bestFirst);
            if (front.size() > FRONT) {
                front.remove(FRONT);
            }
        }
    }

    /** Whether another trial is nowhere worse, and somewhere better. */
    private boolean isBeaten(final TrialRow row, final TrialRow other) {
        boolean better = false;
        for (final Objective objective : objectives) {
            final int order = Double.compare(other.score(objective), row.score(objective));
            if (order < 0) {
                return false;
            }
            better |= order > 0;
        }
        return better;
    }

    List<TrialRow> best() {
        return List.copyOf(best);
    }

    List<TrialRow> front() {
        return List.copyOf(front);
    }
}
