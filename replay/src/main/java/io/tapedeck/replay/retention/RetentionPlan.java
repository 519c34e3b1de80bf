package io.tapedeck.replay.retention;

import io.tapedeck.replay.session.SessionVerification;

import java.util.List;

/**
 * What a rule means for a session. Immutable.
 *
 * @param tapes        of the session, in their order; those that go stand first.
 * @param verification of the whole session, on which the plan rests.
 * @param lastSequence of the last frame that was played.
 */
public record RetentionPlan(List<PlannedTape> tapes, SessionVerification.Outcome verification, long lastSequence) {
    /** Keeps a copy of the list. */
    public RetentionPlan {
        tapes = List.copyOf(tapes);
    }

    /**
     * The tapes that may go.
     *
     * @return empty where the session does not replay as it was recorded.
     */
    public List<PlannedTape> removed() {
        return tapes.stream().filter(tape -> tape.fate() == PlannedTape.Fate.REMOVED).toList();
    }
}
