package io.tapedeck.replay.optimise;

import io.tapedeck.replay.overfitting.ReturnBlock;
import io.tapedeck.replay.performance.Performance;
import io.tapedeck.replay.performance.TradeResults;
import io.tapedeck.replay.run.Digests;

import java.util.List;
import java.util.Optional;

/**
 * What came out of a trial. Immutable.
 *
 * @param digests      fingerprints: those of a replay with the same parameters.
 * @param performance  figures: those of the same replay.
 * @param trades       round trips.
 * @param firstFailure of a stage, where one failed.
 * @param omega        of the returns at a threshold of 0.
 * @param results      of the trades.
 * @param blocks       returns of the equity, in the blocks of the plan.
 */
public record TrialOutcome(Digests digests, Performance performance, int trades, Optional<String> firstFailure,
    double omega, TradeResults results, List<ReturnBlock> blocks) {

    /** Keeps a copy. */
    public TrialOutcome {
        blocks = List.copyOf(blocks);
    }
}
