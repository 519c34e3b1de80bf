package io.tapedeck.benchmarks.report;

/** How much is measured. */
public enum Extent {
    /** Everything runs, hardly warmed up: the figures of time say nothing, those of allocation do. */
    QUICK,
    /** Long enough for figures that mean something. */
    FULL;

    /**
     * Chooses a number of rounds.
     *
     * @param quick where nothing is timed for its own sake.
     * @param full  otherwise.
     * @return one of the two.
     */
    public int of(final int quick, final int full) {
        return this == QUICK ? quick : full;
    }
}
