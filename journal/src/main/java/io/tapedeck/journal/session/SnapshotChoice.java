package io.tapedeck.journal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * Which snapshots a session can do without. The newest ones are what it recovers from; the last of every earlier tape
 * is kept with them, so that a past state is at most one tape away from a place to begin at. Stateless.
 */
final class SnapshotChoice {
    private static final int NEWEST = 8;

    private SnapshotChoice() {
    }

    /**
     * What can go.
     *
     * @param snapshots sequences of their last frames, the newest first.
     * @param tapes     first sequences of the tapes that are there.
     * @return sequences; among them those whose tape is gone.
     */
    static List<Long> dispensable(final List<Long> snapshots, final NavigableSet<Long> tapes) {
        final List<Long> dispensable = new ArrayList<>();
        Long laterTape = null;
        for (int index = 0; index < snapshots.size(); index++) {
            final Long tape = tapes.floor(snapshots.get(index));
            final boolean isLastOfTape = tape != null && !tape.equals(laterTape);
            if (index >= NEWEST && !isLastOfTape) {
                dispensable.add(snapshots.get(index));
            }
            laterTape = tape;
        }
        return dispensable;
    }
}
