package io.tapedeck.replay.optimise;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.replay.run.UnusableRequestException;

/** How parameters are searched for. */
public enum SearchKind {
    /** Every combination in turn. */
    GRID,
    /** Combinations drawn from a seed. */
    RANDOM,
    /** The tree-structured Parzen estimator: drawn where it went well before. */
    TPE;

    private static final long MOST_OF_A_GRID = 10_000_000;

    /**
     * Begins a search.
     *
     * @param space to search in.
     * @param seed  of everything that is drawn.
     * @param most  trials.
     * @return a new search.
     * @throws UnusableRequestException where a grid would never end.
     */
    public Search begin(final SearchSpace space, final long seed, final long most) {
        return switch (this) {
            case GRID -> {
                if (space.size() > MOST_OF_A_GRID) {
                    throw new UnusableRequestException(Category.USAGE, "the space has more than " + MOST_OF_A_GRID
                        + " combinations: choose larger steps, or --search random or tpe with --trials");
                }
                yield new GridSearch(space, most);
            }
            case RANDOM -> new RandomSearch(space, seed, most);
            case TPE -> new ParzenSearch(space, seed, most);
        };
    }
}
