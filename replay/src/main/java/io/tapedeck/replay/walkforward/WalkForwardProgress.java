package io.tapedeck.replay.walkforward;

import io.tapedeck.replay.optimise.TrialProgress;

/** Is told how a walk forward gets on. On its thread. */
@FunctionalInterface
public interface WalkForwardProgress {
    /** Is told and does nothing. */
    WalkForwardProgress NONE = name -> TrialProgress.NONE;

    /**
     * Some trials begin; those that began before have ended.
     *
     * @param name of what they are for, for people.
     * @return told of them.
     */
    TrialProgress begin(String name);
}
