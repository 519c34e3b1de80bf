package io.tapedeck.loopback.server;

import java.util.function.LongSupplier;

/**
 * Market time: it stands until it is started, then goes with its speed, but never past the next event that was not told
 * yet. Where telling takes longer than there is time for, market time stands meanwhile. Any thread.
 */
final class MarketClock {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** A delay that is not caught up: smaller ones come from waking up late. */
    private static final long LATE_NS = 100 * NANOS_PER_MILLI;

    private final Speed speed;
    private final LongSupplier nanoTime;
    private boolean running;
    private long anchorMs;
    private long anchorNs;
    private long reachedMs;
    private long nextMs;

    MarketClock(final Speed speed, final long startMs, final LongSupplier nanoTime) {
        this.speed = speed;
        this.nanoTime = nanoTime;
        anchorMs = startMs;
        reachedMs = startMs;
        nextMs = startMs;
    }

    synchronized void start() {
        if (!running) {
            running = true;
            anchorNs = nanoTime.getAsLong();
        }
    }

    synchronized long nowMs() {
        return Math.max(reachedMs, Math.min(nextMs, flowingMs()));
    }

    private long flowingMs() {
        if (!running || speed.isUnbounded()) {
            return reachedMs;
        }
        final long flowedNs = nanoTime.getAsLong() - anchorNs;
        return anchorMs + flowedNs / NANOS_PER_MILLI * speed.factor()
            + flowedNs % NANOS_PER_MILLI * speed.factor() / NANOS_PER_MILLI;
    }

    /** Names the event that comes next. */
    synchronized void expect(final long eventMs) {
        nextMs = Math.max(nextMs, eventMs);
    }

    /** How long until the moment of an event. */
    synchronized long nanosUntil(final long eventMs) {
        if (speed.isUnbounded()) {
            return 0;
        }
        return anchorNs + (eventMs - anchorMs) * NANOS_PER_MILLI / speed.factor() - nanoTime.getAsLong();
    }

    /** The moment of an event has come: it is told now. */
    synchronized void reach(final long eventMs) {
        if (nanosUntil(eventMs) < -LATE_NS) {
            anchorMs = eventMs;
            anchorNs = nanoTime.getAsLong();
        }
        reachedMs = Math.max(reachedMs, eventMs);
    }
}
