package io.tapedeck.replay.retention;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.session.StateSnapshot;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.replay.session.SessionEngine;
import io.tapedeck.replay.session.SessionPlayback;

import java.util.List;

/**
 * Makes the state that a session begins with when its first tapes are gone, and proves before they go that the rest
 * leads from there to the same end. Reads only.
 *
 * @param strategies that the session ran.
 * @param start      what its tapes begin with now.
 * @param tapes      of the session.
 */
record SessionBase(StrategyPlan strategies, StateSnapshot start, List<SessionTape> tapes) {
    /** The state behind so many tapes. */
    StateSnapshot behind(final int count, final RetentionPlan plan) {
        final StateSnapshot base = play(start, tapes.subList(0, count + 1), tapes.get(count).firstSequence() - 1);
        final StateSnapshot end = play(base, tapes.subList(count, tapes.size()), plan.lastSequence());
        if (end.stateDigest() != plan.verification().digests().state()) {
            throw refused(count, "the rest does not lead to the same state");
        }
        return base;
    }

    private StateSnapshot play(final StateSnapshot from, final List<SessionTape> part, final long until) {
        final SessionEngine engine = new SessionEngine(strategies, FrameListener.NONE);
        engine.restore(from);
        final StateSnapshot[] reached = {from};
        final SessionPlayback playback = new SessionPlayback(engine);
        playback.play(part, sequence -> {
            if (sequence == until) {
                reached[0] = engine.snapshot();
            }
        });
        if (playback.difference().isPresent() || reached[0].sequence() != until) {
            throw refused(0, "frame " + until + " could not be reached a second time");
        }
        return reached[0];
    }

    private DamagedTapeException refused(final int tape, final String problem) {
        return new DamagedTapeException(tapes.get(tape).directory(), problem + ": nothing was removed");
    }
}
