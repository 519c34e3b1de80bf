package io.tapedeck.replay.retention;

import io.tapedeck.journal.session.SessionTape;

/**
 * A tape and what is to become of it. Immutable.
 *
 * @param tape        of the session.
 * @param frames      on it.
 * @param firstTimeNs engine time of the first one; 0 without any.
 * @param lastTimeNs  engine time of the last one.
 * @param fate        what is to become of it.
 * @param why         in words; empty for one that goes.
 */
public record PlannedTape(SessionTape tape, long frames, long firstTimeNs, long lastTimeNs, Fate fate, String why) {
    /** What is to become of a tape. */
    public enum Fate {
        /** It may go. */
        REMOVED,
        /** It must stay. */
        KEPT
    }
}
