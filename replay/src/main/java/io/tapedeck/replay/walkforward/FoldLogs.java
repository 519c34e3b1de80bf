package io.tapedeck.replay.walkforward;

import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.TrialLog;

import java.io.IOException;

/** Where the trials of every training are kept, so that none is made twice. */
@FunctionalInterface
public interface FoldLogs {
    /**
     * Opens the log of a step, with what was finished of it before.
     *
     * @param fold the step.
     * @param plan of its search.
     * @return to be closed.
     * @throws IOException where the disk refuses.
     */
    TrialLog open(Fold fold, OptimisationPlan plan) throws IOException;
}
