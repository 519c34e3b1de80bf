package io.tapedeck.gateways.websocket;

import java.time.Duration;

/**
 * How often sockets may be opened at a venue, which counts them by network address: shared by all its connections. Any
 * thread.
 */
public final class ConnectionAttempts {
    private final long[] timesNs;
    private final long windowNs;
    private long count;
    private long pausedUntilNs = Long.MIN_VALUE;

    /**
     * A limit of which nothing is used.
     *
     * @param limit  attempts within any window.
     * @param window length.
     */
    public ConnectionAttempts(final int limit, final Duration window) {
        this.timesNs = new long[limit];
        this.windowNs = window.toNanos();
    }

    /**
     * What Binance allows, the narrowest of the venues, with a sixth left for others behind the same address.
     *
     * @return 250 in five minutes.
     */
    public static ConnectionAttempts ofStrictestVenue() {
        return new ConnectionAttempts(250, Duration.ofMinutes(5));
    }

    /**
     * Takes an attempt.
     *
     * @param nowNs monotonic time.
     * @return false where none may be made yet.
     */
    synchronized boolean take(final long nowNs) {
        if (nowNs < freeAtNs(nowNs)) {
            return false;
        }
        timesNs[(int) (count++ % timesNs.length)] = nowNs;
        return true;
    }

    /** When the next attempt may be made; not before now. */
    synchronized long freeAtNs(final long nowNs) {
        final long byCount = count < timesNs.length ? nowNs : timesNs[(int) (count % timesNs.length)] + windowNs;
        return Math.max(nowNs, Math.max(byCount, pausedUntilNs));
    }

    /** No attempt at all before a time: the venue said so. */
    synchronized void pauseUntil(final long timeNs) {
        pausedUntilNs = Math.max(pausedUntilNs, timeNs);
    }
}
