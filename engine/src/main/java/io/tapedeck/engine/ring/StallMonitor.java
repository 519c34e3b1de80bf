package io.tapedeck.engine.ring;

import java.time.Duration;

/**
 * Tells when the consumer of a ring stands still or cannot keep up: something waits, and at no look for a while was a
 * frame finished with room left in the ring. A disk that hangs in an append looks like that. The clock is the caller's.
 * One thread.
 */
public final class StallMonitor {
    private static final long NEVER = -1;

    private final long limitNs;
    private final long capacity;
    private long sinceNs;
    private long processed = NEVER;
    private boolean isStalled;

    /** What a look found that was not so at the look before. */
    public enum Finding {
        /** Nothing new. */
        NOTHING,
        /** It has stood still for the limit: trading must halt, and a person be told. */
        STALLED,
        /** It moves again: what was halted stays halted until a person says otherwise. */
        MOVES
    }

    /**
     * A monitor that has not looked yet.
     *
     * @param limit    how long it may stand still.
     * @param capacity slots of the ring.
     */
    public StallMonitor(final Duration limit, final long capacity) {
        limitNs = limit.toNanos();
        this.capacity = capacity;
    }

    /**
     * Looks; about every second.
     *
     * @param nowNs          of a clock that never goes back.
     * @param acceptedSoFar  frames that were put in.
     * @param processedSoFar frames that were finished.
     * @return what is new.
     */
    public Finding look(final long nowNs, final long acceptedSoFar, final long processedSoFar) {
        final boolean isEmpty = acceptedSoFar <= processedSoFar;
        final boolean isFull = acceptedSoFar - processedSoFar >= capacity;
        if (processed == NEVER || isEmpty || !isFull && processedSoFar != processed) {
            sinceNs = nowNs;
        }
        processed = processedSoFar;
        final boolean wasStalled = isStalled;
        isStalled = nowNs - sinceNs >= limitNs;
        if (isStalled == wasStalled) {
            return Finding.NOTHING;
        }
        return isStalled ? Finding.STALLED : Finding.MOVES;
    }

    /**
     * How long it has stood still.
     *
     * @param nowNs of the same clock.
     * @return nanoseconds since the last look that found it moving.
     */
    public long stillForNs(final long nowNs) {
        return nowNs - sinceNs;
    }
}
