package io.tapedeck.replay.optimise;

/**
 * What came of a trial. Immutable.
 *
 * @param request that was tried.
 * @param outcome of it.
 */
public record TrialResult(TrialRequest request, TrialOutcome outcome) {
}
