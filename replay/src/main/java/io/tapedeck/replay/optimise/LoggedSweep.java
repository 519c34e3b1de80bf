package io.tapedeck.replay.optimise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays what a log does not have yet, and keeps in it what comes of that before anybody is told. One thread. */
final class LoggedSweep {
    private final SweepBackend backend;
    private final TrialCount count;

    LoggedSweep(final SweepBackend backend, final TrialCount count) {
        this.backend = backend;
        this.count = count;
    }

    /** Rows by number, those that the log had included. */
    Map<Long, TrialRow> play(final List<Proposal> proposals, final TrialLog log) {
        final Map<Long, TrialRow> rows = new HashMap<>();
        final List<TrialRequest> requests = new ArrayList<>();
        for (final Proposal proposal : proposals) {
            final Optional<TrialRow> known = log.find(proposal);
            known.ifPresent(row -> rows.put(row.number(), row));
            if (known.isEmpty()) {
                requests.add(log.request(proposal));
            }
        }
        count.onFound(rows.size());
        backend.play(requests, results -> {
            final List<TrialRow> played = results.stream().map(TrialRow::of).toList();
            log.append(played);
            played.forEach(row -> rows.put(row.number(), row));
            count.onPlayed(played.size());
        });
        return rows;
    }
}
