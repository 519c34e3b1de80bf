package io.tapedeck.replay.optimise;

import io.tapedeck.replay.run.ReplaySpec;

/**
 * A replay that is to be tried. Immutable; everything that whoever plays it needs besides the tapes.
 *
 * @param number of the trial.
 * @param spec   of the replay.
 */
public record TrialRequest(long number, ReplaySpec spec) {
}
