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
     * Hands out the present frame and those behind it, checked, as far as they are a run. What is damaged, and what is
     * no run, is left to be taken one by one.
     *
     * @param run     empty; takes them on, and stays empty where the present frame has to be taken alone.
     * @param untilNs frames of this engine time or a later one are left.
     */
    default void copyTo(final FrameRun run, final long untilNs) {
        // Every frame is taken alone.
    }

    @Override
    void close();
}
