package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.event.Frame;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;

/** Frames kept in memory, one behind the other, as far as there is room; so that a difference can be put in words. */
final class KeptFrames {
    /** Place of a frame that was not kept. */
    static final long NOWHERE = -1;

    private static final int CHUNK_LENGTH = 1 << 20;
    /** 64 MB: some 200 000 decisions, years of hourly ones. */
    private static final int MOST_CHUNKS = 64;

    private final List<UnsafeBuffer> chunks = new ArrayList<>();
    private int used = CHUNK_LENGTH;

    /** Returns where the frame stands, or {@link #NOWHERE}. */
    long keep(final Frame frame) {
        if (used + frame.length() > CHUNK_LENGTH) {
            if (chunks.size() == MOST_CHUNKS) {
                return NOWHERE;
            }
            chunks.add(new UnsafeBuffer(new byte[CHUNK_LENGTH]));
            used = 0;
        }
        final long place = (long) (chunks.size() - 1) * CHUNK_LENGTH + used;
        chunks.get(chunks.size() - 1).putBytes(used, frame.buffer(), 0, frame.length());
        used += frame.length();
        return place;
    }

    /** Hands out a frame that was kept. */
    Frame at(final long place) {
        final UnsafeBuffer chunk = chunks.get((int) (place / CHUNK_LENGTH));
        final int offset = (int) (place % CHUNK_LENGTH);
        final Frame frame = Frame.allocate();
        frame.copyFrom(chunk, offset, chunk.getInt(offset + Frame.LENGTH_OFFSET));
        return frame;
    }
}
