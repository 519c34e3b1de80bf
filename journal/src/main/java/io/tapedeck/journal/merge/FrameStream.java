package io.tapedeck.journal.merge;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;

/** A stream of frames that is read by one thread: advance, look at the time, take the frame. */
public interface FrameStream extends AutoCloseable {
    /**
     * Moves to the next frame.
     *
     * @return false at the end.
     */
    boolean advance();

    /**
     * Time of the present frame.
     *
     * @return nanoseconds.
     */
    long engineTimeNs();

    /**
     * Hands out the present frame.
     *
     * @param frame takes on its bytes.
     */
    void copyTo(Frame frame);

    /**
     * Looks ahead: the present frame and those behind it, checked, as far as they are a run. What was not taken in one
     * go is taken as before.
     *
     * @param run     empty; takes them on, and stays as it is where nobody looks ahead in this stream.
     * @param untilNs frames of this engine time or a later one are left.
     */
    default void lookAhead(final FrameRun run, final long untilNs) {
        // Frames are taken one by one.
    }

    /**
     * Passes over frames of a run, instead of taking the present one.
     *
     * @param run    that was looked at.
     * @param frames how many were taken from it, at least one.
     */
    default void pass(final FrameRun run, final int frames) {
        throw new IllegalStateException("there is no run in this stream");
    }

    @Override
    void close();
}
