package io.tapedeck.replay.optimise;

import io.tapedeck.replay.overfitting.BacktestOverfitting;
import io.tapedeck.replay.overfitting.ReturnBlock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The blocks of returns of the trials that are held against each other: of all, or of every n-th where there are more
 * than 20,000. Failed trials do not count. One thread; its size is bounded.
 */
final class TrialSelection {
    /** 13 MB, and five seconds for the splits. */
    static final int MOST = 20_000;
    private static final int FEWEST_IN_A_BLOCK = 2;

    private final long every;
    private final List<List<ReturnBlock>> kept = new ArrayList<>();

    /**
     * Without a trial.
     *
     * @param trials that there will be at most.
     */
    TrialSelection(final long trials) {
        every = Math.max(1, trials / MOST + (trials % MOST > 0 ? 1 : 0));
    }

    /** Takes note of a trial; each once, in the order of their numbers. */
    void add(final TrialRow row) {
        if ((row.number() - 1) % every == 0 && row.failure().isEmpty()) {
            kept.add(row.blocks());
        }
    }

    SelectionEvidence evidence() {
        final String reason = reason();
        return new SelectionEvidence(kept.size(), every,
            reason.isEmpty() ? Optional.of(BacktestOverfitting.of(kept)) : Optional.empty(), reason);
    }

    private String reason() {
        if (kept.size() < 2) {
            return "to choose takes two trials";
        }
        return kept.get(0).stream().anyMatch(block -> block.returns() < FEWEST_IN_A_BLOCK)
            ? "one of the " + ReturnBlocks.BLOCKS + " blocks has fewer than " + FEWEST_IN_A_BLOCK + " returns" : "";
    }
}
