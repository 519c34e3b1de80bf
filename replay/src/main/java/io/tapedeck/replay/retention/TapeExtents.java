package io.tapedeck.replay.retention;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.session.SessionTape;

import java.util.List;

/** How many frames each tape of a session gave to a playback, and their times. One thread. */
final class TapeExtents implements FrameListener {
    private final List<SessionTape> tapes;
    private final long[] frames;
    private final long[] firstTimeNs;
    private final long[] lastTimeNs;
    private int present;

    TapeExtents(final List<SessionTape> tapes) {
        this.tapes = List.copyOf(tapes);
        frames = new long[tapes.size()];
        firstTimeNs = new long[tapes.size()];
        lastTimeNs = new long[tapes.size()];
    }

    @Override
    public void onFrame(final Frame frame) {
        while (present + 1 < tapes.size() && tapes.get(present + 1).firstSequence() <= frame.sequence()) {
            present++;
        }
        if (frames[present] == 0) {
            firstTimeNs[present] = frame.engineTimeNs();
        }
        frames[present]++;
        lastTimeNs[present] = frame.engineTimeNs();
    }

    long frames(final int tape) {
        return frames[tape];
    }

    long firstTimeNs(final int tape) {
        return firstTimeNs[tape];
    }

    /** Of its last frame; for a tape without any that of the one before it. */
    long lastTimeNs(final int tape) {
        return frames[tape] > 0 || tape == 0 ? lastTimeNs[tape] : lastTimeNs(tape - 1);
    }
}
