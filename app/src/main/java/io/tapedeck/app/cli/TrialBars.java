package io.tapedeck.app.cli;

import io.tapedeck.replay.optimise.TrialProgress;
import io.tapedeck.replay.walkforward.WalkForwardProgress;

import java.io.PrintWriter;

/** A bar for each of several rounds of trials, one below the other. One thread. */
final class TrialBars implements WalkForwardProgress, AutoCloseable {
    private final PrintWriter out;
    private TrialBar present;

    TrialBars(final PrintWriter out) {
        this.out = out;
    }

    @Override
    public TrialProgress begin(final String name) {
        close();
        present = new TrialBar(out, name + ": ");
        return present;
    }

    @Override
    public void close() {
        if (present != null) {
            present.close();
            present = null;
        }
    }
}
