package io.tapedeck.replay.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays the same parameters in window after window. What was found in a training already is not played. One thread. */
public final class WindowTrials {
    private static final int[] ON_NO_AXIS = {};

    private final List<Map<String, String>> candidates;
    private final TrialCount count;
    private final LoggedSweep sweep;

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
        this.candidates = candidates;
        count = new TrialCount(progress, windows * candidates.size());
        sweep = new LoggedSweep(backend, count);
    }

    /**
     * Plays a window.
     *
     * @param log   of the window, with what was finished there before.
     * @param known rows of candidates that a search has made there.
     * @return what every candidate did, in their order.
     */
    public List<TrialRow> play(final TrialLog log, final List<TrialRow> known) {
        final Map<Map<String, String>, TrialRow> rows = new HashMap<>();
        known.forEach(row -> rows.put(row.parameters(), row));
        final List<Proposal> missing = new ArrayList<>();
        for (int index = 0; index < candidates.size(); index++) {
            if (!rows.containsKey(candidates.get(index))) {
                missing.add(new Proposal(index + 1L, ON_NO_AXIS, candidates.get(index)));
            }
        }
        count.onFound((long) candidates.size() - missing.size());
        sweep.play(missing, log).values().forEach(row -> rows.put(row.parameters(), row));
        return candidates.stream().map(rows::get).toList();
    }
}
