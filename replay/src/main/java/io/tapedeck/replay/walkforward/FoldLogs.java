package io.tapedeck.replay.walkforward;

import io.tapedeck.replay.optimise.OptimisationPlan;
import io.tapedeck.replay.optimise.TrialLog;

import java.io.IOException;

/** Where the trials of a walk are kept, so that none is made twice. */
@FunctionalInterface
public interface FoldLogs {
    /** What trials of a step are for. */
    enum Part {
        /** The search in the training. */
        SEARCH,
        /** The best of all steps in the training of this one. */
        TRAINING,
        /** The best of all steps in the test of this one. */
        TEST
    }

    /**
     * Opens a log of a step, with what was finished of it before.
     *
     * @param fold the step.
     * @param part of it.
     * @param plan over the window of that part.
     * @return to be closed.
     * @throws IOException where the disk refuses.
     */
    TrialLog open(Fold fold, Part part, OptimisationPlan plan) throws IOException;
}
