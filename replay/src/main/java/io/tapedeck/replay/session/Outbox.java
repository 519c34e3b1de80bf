package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;

/**
 * Frames that may not leave before the disk has them, in their order. On the thread of the pipeline; allocates nothing
 * after it was made.
 */
final class Outbox implements FrameListener {
    /** A group that is longer is brought to the disk before its end. */
    static final int GROUP_LENGTH = 1 << 20;

    private final FrameListener outside;
    private final UnsafeBuffer waiting =
        new UnsafeBuffer(ByteBuffer.allocateDirect(GROUP_LENGTH + Frame.MAXIMUM_LENGTH));
    private final Frame leaving = Frame.allocate();
    private int length;

    /**
     * An empty one.
     *
     * @param outside takes the frames when they leave.
     */
    Outbox(final FrameListener outside) {
        this.outside = outside;
    }

    @Override
    public void onFrame(final Frame frame) {
        waiting.putBytes(length, frame.buffer(), 0, frame.length());
        length += frame.length();
    }

    boolean isFull() {
        return length >= GROUP_LENGTH;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Lets everything out. */
    void release() {
        for (int offset = 0; offset < length; offset += leaving.length()) {
            leaving.copyFrom(waiting, offset, waiting.getInt(offset + Frame.LENGTH_OFFSET));
            outside.onFrame(leaving);
        }
        length = 0;
    }
}
