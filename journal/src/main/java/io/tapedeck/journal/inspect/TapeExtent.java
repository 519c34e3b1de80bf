package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

/**
 * From where to where frames reach. Immutable.
 *
 * @param frames        how many.
 * @param bytes         of all of them.
 * @param firstSequence of the first one; 0 where there is none, as everywhere here.
 * @param lastSequence  of the last one.
 * @param firstTimeNs   engine time of the first one.
 * @param lastTimeNs    engine time of the last one.
 */
public record TapeExtent(long frames, long bytes, long firstSequence, long lastSequence, long firstTimeNs,
    long lastTimeNs) {

    /** Without a frame. */
    public static final TapeExtent EMPTY = new TapeExtent(0, 0, 0, 0, 0, 0);

    /** Adds up frames in their order. One thread; allocates nothing. */
    static final class Counter {
        private long frames;
        private long bytes;
        private long firstSequence;
        private long lastSequence;
        private long firstTimeNs;
        private long lastTimeNs;

        void add(final Frame frame) {
            if (frames == 0) {
                firstSequence = frame.sequence();
                firstTimeNs = frame.engineTimeNs();
            }
            frames++;
            bytes += frame.length();
            lastSequence = frame.sequence();
            lastTimeNs = frame.engineTimeNs();
        }

        long lastSequence() {
            return lastSequence;
        }

        /** Of no frame: no time lies before it. */
        long lastTimeNs() {
            return frames == 0 ? Long.MIN_VALUE : lastTimeNs;
        }

        TapeExtent extent() {
            return new TapeExtent(frames, bytes, firstSequence, lastSequence, firstTimeNs, lastTimeNs);
        }
    }
}
