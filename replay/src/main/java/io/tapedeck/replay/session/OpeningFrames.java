package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.inspect.SessionPreamble;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Inputs that tell an engine what it trades and by what rules. They are no part of its state: an empty engine is given
 * them before it takes on a saved state. One thread; allocates only when it grows.
 */
final class OpeningFrames {
    private final ExpandableArrayBuffer packed = new ExpandableArrayBuffer();
    private final Frame input = Frame.allocate();
    private int length;

    /** Keeps the input of a frame where it is such a one. */
    void keep(final Frame frame) {
        if (SessionPreamble.contains(frame)) {
            input.copyFrom(frame.buffer(), 0, frame.length());
            input.keepInput();
            packed.putBytes(length, input.buffer(), 0, input.length());
            length += input.length();
        }
    }

    byte[] bytes() {
        final byte[] bytes = new byte[length];
        packed.getBytes(0, bytes);
        return bytes;
    }

    /** Takes over what was kept before, and gives it to an engine. */
    void restore(final byte[] bytes, final FrameListener engine) {
        packed.putBytes(0, bytes);
        length = bytes.length;
        final UnsafeBuffer kept = new UnsafeBuffer(bytes);
        final Frame frame = Frame.allocate();
        for (int offset = 0; offset < bytes.length; offset += kept.getInt(offset + Frame.LENGTH_OFFSET)) {
            frame.copyFrom(kept, offset, kept.getInt(offset + Frame.LENGTH_OFFSET));
            engine.onFrame(frame);
        }
    }
}
