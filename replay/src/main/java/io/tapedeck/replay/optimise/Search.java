package io.tapedeck.replay.optimise;

import java.util.List;

/**
 * Thinks of parameters to try, a generation at a time. What it proposes depends on its seed and on the scores of whole
 * generations alone, never on how many workers there are or which of them is first. One thread.
 */
public interface Search {
    /** Proposals of a generation at most; a bound on what is in flight. */
    int GENERATION = 1_024;

    /**
     * The next proposals.
     *
     * @return none where the search is done.
     */
    List<Proposal> next();

    /**
     * The whole last generation was tried.
     *
     * @param proposals of that generation.
     * @param scores    of each, the greater the better; NaN for the worst.
     */
    void learn(List<Proposal> proposals, double[] scores);
}
