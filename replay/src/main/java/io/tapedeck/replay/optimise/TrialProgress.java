package io.tapedeck.replay.optimise;

/** Is told how an optimisation gets on. On its thread. */
@FunctionalInterface
public interface TrialProgress {
    /** Is told and does nothing. */
    TrialProgress NONE = (finished, resumed, total) -> {
    };

    /**
     * Trials were finished.
     *
     * @param finished so far, those that were found finished included.
     * @param resumed  that were found finished.
     * @param total    that there will be at most.
     */
    void onTrials(long finished, long resumed, long total);
}
