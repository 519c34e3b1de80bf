package io.tapedeck.replay.optimise;

/** How many of a known number of trials are finished; tells of each step. One thread. */
final class TrialCount {
    private final TrialProgress progress;
    private final long total;
    private long finished;
    private long resumed;

    TrialCount(final TrialProgress progress, final long total) {
        this.progress = progress;
        this.total = total;
    }

    /** Trials that were finished before. */
    void onFound(final long trials) {
        resumed += trials;
        onPlayed(trials);
    }

    void onPlayed(final long trials) {
        finished += trials;
        progress.onTrials(finished, resumed, total);
    }

    /** Of all of them, those included that were found. */
    long finished() {
        return finished;
    }

    long resumed() {
        return resumed;
    }
}
