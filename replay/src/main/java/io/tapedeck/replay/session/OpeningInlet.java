package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.ring.FrameInlet;
import io.tapedeck.engine.ring.SharedInlet;

/** Hands out frames to open a session with, and has them processed at once, on the caller's thread. */
final class OpeningInlet implements FrameInlet {
    private final Frame frame = Frame.allocate();
    private final SharedInlet.Consumer session;
    private final long timeNs;

    OpeningInlet(final SharedInlet.Consumer session, final long timeNs) {
        this.session = session;
        this.timeNs = timeNs;
    }

    @Override
    public Frame claim() {
        return frame.begin(0, timeNs, timeNs);
    }

    @Override
    public void publish() {
        session.onFrame(frame, true);
    }

    @Override
    public void drain() {
        // Every frame was processed before publish returned.
    }

    @Override
    public void close() {
        // Nothing to stop.
    }
}
