package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;

/**
 * Which frames of a tape are meant. Immutable.
 *
 * @param fromNs        engine time of the first one, at the earliest.
 * @param toNs          engine time before which the last one stands.
 * @param firstSequence of the first one, at the least.
 * @param lastSequence  of the last one, at the most.
 */
public record FrameSpan(long fromNs, long toNs, long firstSequence, long lastSequence) {
    /** The whole tape. */
    public static final FrameSpan ALL = new FrameSpan(Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE);

    boolean beginsAfter(final Frame frame) {
        return frame.engineTimeNs() < fromNs || frame.sequence() < firstSequence;
    }

    boolean endsBefore(final Frame frame) {
        return frame.engineTimeNs() >= toNs || frame.sequence() > lastSequence;
    }
}
