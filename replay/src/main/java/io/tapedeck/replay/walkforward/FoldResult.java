package io.tapedeck.replay.walkforward;

import io.tapedeck.replay.optimise.TrialRow;

/**
 * What came of a step. Immutable.
 *
 * @param fold        the step.
 * @param trials      that were made in the training.
 * @param inSample    the best of them by the objective: whose parameters were traded then.
 * @param outOfSample what these parameters did in the test.
 */
public record FoldResult(Fold fold, long trials, TrialRow inSample, TrialRow outOfSample) {
    /**
     * What was left of the Sharpe ratio.
     *
     * @return both ratios.
     */
    public Robustness robustness() {
        return new Robustness(inSample.sharpe(), outOfSample.sharpe());
    }
}
