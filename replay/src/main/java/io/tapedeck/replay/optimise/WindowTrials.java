package io.tapedeck.replay.optimise;

import io.tapedeck.replay.run.ReplaySpec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays the same parameters in window after window. What was found in a training already is not played. One thread. */
public final class WindowTrials {
    private final SweepBackend backend;
    private final List<Map<String, String>> candidates;
    private final TrialProgress progress;
    private final long total;
    private long finished;

    /**
     * Nothing was played yet.
     *
     * @param backend    that plays.
     * @param candidates parameters that differ from the strategy's presets.
     * @param windows    how many there will be.
     * @param progress   told of every candidate in every window.
     */
    public WindowTrials(final SweepBackend backend, final List<Map<String, String>> candidates, final long windows,
        final TrialProgress progress) {
        this.backend = backend;
        this.candidates = candidates;
        this.progress = progress;
        total = windows * candidates.size();
    }

    /**
     * Plays a window.
     *
     * @param window replay of it.
     * @param known  rows of candidates that were played in it before.
     * @return what every candidate did, in their order.
     */
    public List<TrialRow> play(final ReplaySpec window, final List<TrialRow> known) {
        final Map<Map<String, String>, TrialRow> rows = new HashMap<>();
        known.forEach(row -> rows.put(row.parameters(), row));
        final List<TrialRequest> requests = new ArrayList<>();
        for (final Map<String, String> candidate : candidates) {
            if (!rows.containsKey(candidate)) {
                requests.add(new TrialRequest(requests.size() + 1L, window.withParameters(candidate)));
            }
        }
        tell(candidates.size() - requests.size());
        backend.play(requests, results -> {
            results.stream().map(TrialRow::of).forEach(row -> rows.put(row.parameters(), row));
            tell(results.size());
        });
        return candidates.stream().map(rows::get).toList();
    }

    private void tell(final int trials) {
        finished += trials;
        progress.onTrials(finished, 0, total);
    }
}
