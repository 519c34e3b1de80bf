package io.tapedeck.replay.optimise;

import java.util.Optional;

/**
 * What came of a trial. Immutable.
 *
 * @param request that was tried.
 * @param outcome of it; empty where it could not be played to its end.
 * @param fault   why it could not; empty where it was.
 */
public record TrialResult(TrialRequest request, Optional<TrialOutcome> outcome, String fault) {
    /**
     * A trial that was played.
     *
     * @param request that was tried.
     * @param outcome of it.
     * @return the result.
     */
    public static TrialResult played(final TrialRequest request, final TrialOutcome outcome) {
        return new TrialResult(request, Optional.of(outcome), "");
    }

    /**
     * A trial that has no figures: its parameters are refused by the strategy, or it broke where no stage can halt it.
     *
     * @param request that was tried.
     * @param fault   why.
     * @return the result.
     */
    public static TrialResult unplayed(final TrialRequest request, final String fault) {
        return new TrialResult(request, Optional.empty(), fault);
    }
}
