package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;

/** A place in a ring: it holds a frame, or a run instead. Owned by one thread at a time; the ring hands it over. */
final class RingSlot {
    private final Frame frame;
    private FrameRun run;

    /** A place for a frame. */
    RingSlot(final Frame frame) {
        this.frame = frame;
    }

    /** Makes it hold its frame. */
    Frame takeFrame() {
        run = null;
        return frame;
    }

    /** Makes it hold a run. */
    void takeRun(final FrameRun present) {
        run = present;
    }

    boolean holdsRun() {
        return run != null;
    }

    Frame frame() {
        return frame;
    }

    FrameRun run() {
        return run;
    }
}
