package io.tapedeck.journal.merge;

import io.tapedeck.engine.event.Frame;

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

    @Override
    void close();
}
