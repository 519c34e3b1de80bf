package io.tapedeck.replay.state;

import java.util.Optional;
import java.util.TreeMap;

/**
 * From where a state can be rebuilt: the genesis of the run, or one of a few states that were kept on the way. A state
 * that stands on the tape itself would be one more of them.
 *
 * <p>Where there are too many, every second one goes and the distance between them doubles. One thread.
 */
final class StartingPoints {
    /** Of a few kilobytes each. */
    static final int MAXIMUM_POINTS = 128;
    private static final long FIRST_DISTANCE = 64;

    private final TreeMap<Long, SavedState> points = new TreeMap<>();
    private long distance = FIRST_DISTANCE;

    /** Whether a state at a sequence would be worth keeping. */
    boolean wants(final long sequence) {
        return sequence % distance == 0 && !points.containsKey(sequence);
    }

    void keep(final SavedState state) {
        points.put(state.sequence(), state);
        if (points.size() > MAXIMUM_POINTS) {
            distance *= 2;
            points.keySet().removeIf(sequence -> sequence % distance != 0);
        }
    }

    /** The nearest one before a moment; empty for the genesis. */
    Optional<SavedState> nearest(final Moment moment) {
        return points.headMap(moment.sequence(), true).descendingMap().values().stream()
            .filter(state -> moment.includes(state.sequence(), state.timeNs())).findFirst();
    }
}
