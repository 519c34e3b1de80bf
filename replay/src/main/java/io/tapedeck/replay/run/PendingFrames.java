package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.ring.FrameInlet;
import org.agrona.ExpandableArrayBuffer;

/** Frames that a source has put in and nobody has taken out yet, packed. One thread; allocates only when it grows. */
final class PendingFrames implements FrameInlet {
    private final Frame claimed = Frame.allocate();
    private final ExpandableArrayBuffer packed = new ExpandableArrayBuffer();
    private int next;
    private int end;
    private int count;

    @Override
    public Frame claim() {
        return claimed;
    }

    @Override
    public void publish() {
        packed.putBytes(end, claimed.buffer(), 0, claimed.length());
        end += claimed.length();
        count++;
    }

    @Override
    public void drain() {
        // Nobody works on them.
    }

    int count() {
        return count;
    }

    long nextTimeNs() {
        return packed.getLong(next + Frame.ENGINE_TIME_OFFSET);
    }

    /** Moves the next one out. */
    void takeInto(final Frame frame) {
        final int length = packed.getInt(next + Frame.LENGTH_OFFSET);
        frame.copyFrom(packed, next, length);
        next += length;
        count--;
        if (next == end) {
            next = 0;
            end = 0;
        }
    }

    @Override
    public void close() {
        // Nothing to stop.
    }
}
