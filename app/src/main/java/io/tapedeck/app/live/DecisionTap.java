package io.tapedeck.app.live;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

import java.nio.ByteBuffer;

/**
 * Hands the frames in which something was decided to a thread that tells people. On the pipeline's thread behind the
 * journal: a copy, no allocation, and no waiting. Where the reader is too slow, frames are left out and counted; they
 * stand on the tape.
 */
final class DecisionTap implements FrameListener {
    private static final int CAPACITY = 1 << 20;
    private static final int FRAME = 1;

    private final OneToOneRingBuffer ring = new OneToOneRingBuffer(
        new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
    private volatile boolean isOpen;
    private volatile long missed;

    /** Frames count from now on: what a recovery plays again was told before. */
    void open() {
        isOpen = true;
    }

    @Override
    public void onFrame(final Frame frame) {
        if (isOpen && frame.hasDecision() && !ring.write(FRAME, frame.buffer(), 0, frame.length())) {
            missed = missed + 1;
        }
    }

    /** Reads what is there; by one thread. */
    int read(final MessageHandler reader) {
        return ring.read(reader);
    }

    /** Frames that were left out. */
    long missed() {
        return missed;
    }
}
