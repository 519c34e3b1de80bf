package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.Frame;

/** Receives frames: the journal, the egress, an observer. */
@FunctionalInterface
public interface FrameListener {
    /** Receives and ignores. */
    FrameListener NONE = frame -> {
    };

    /**
     * A frame is complete.
     *
     * @param frame valid during the call only.
     */
    void onFrame(Frame frame);
}
