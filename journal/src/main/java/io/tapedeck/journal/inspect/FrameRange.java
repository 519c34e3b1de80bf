package io.tapedeck.journal.inspect;

/**
 * Which frames are asked for, by engine time and by sequence. Immutable.
 *
 * @param fromNs        first moment.
 * @param toNs          first moment after it.
 * @param firstSequence first sequence.
 * @param lastSequence  last sequence.
 */
public record FrameRange(long fromNs, long toNs, long firstSequence, long lastSequence) {
    /** Every frame of a tape. */
    public static final FrameRange ALL = new FrameRange(Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE);

    /**
     * Whether a frame is meant.
     *
     * @param sequence     of the frame.
     * @param engineTimeNs of the frame.
     * @return true inside the range.
     */
    public boolean contains(final long sequence, final long timeNs) {
        return timeNs >= fromNs && sequence >= firstSequence && !isBehind(sequence, timeNs);
    }

    /** Neither time nor sequence ever goes back: all that follows is behind as well. */
    boolean isBehind(final long sequence, final long timeNs) {
        return timeNs >= toNs || sequence > lastSequence;
    }

    boolean hasStart() {
        return fromNs != Long.MIN_VALUE;
    }
}
