package io.tapedeck.engine.ring;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;

/**
 * First on the pipeline's thread of a live session: gives every frame its place in the session and its engine time,
 * which is the time of receipt and never goes back. Several sources put frames in; only here is it certain in which
 * order. No allocation.
 */
public final class SessionIntake implements FrameListener {
    private final FrameListener pipeline;
    private long sequence;
    private long timeNs;

    /**
     * An intake that goes on behind a frame.
     *
     * @param pipeline to hand frames to.
     * @param sequence of the last frame of the session; 0 before the first.
     * @param timeNs   engine time of that frame.
     */
    public SessionIntake(final FrameListener pipeline, final long sequence, final long timeNs) {
        this.pipeline = pipeline;
        this.sequence = sequence;
        this.timeNs = timeNs;
    }

    /** A frame without a message is what a source left behind that failed: nothing came in. */
    @Override
    public void onFrame(final Frame frame) {
        if (frame.messageCount() == 0) {
            return;
        }
        sequence++;
        timeNs = Math.max(timeNs, frame.receiveTimeNs());
        frame.place(sequence, timeNs);
        pipeline.onFrame(frame);
    }

    /**
     * The last frame that was taken in.
     *
     * @return its sequence; on the pipeline's thread.
     */
    public long sequence() {
        return sequence;
    }
}
