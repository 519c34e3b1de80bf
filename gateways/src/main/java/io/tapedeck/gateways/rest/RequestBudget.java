package io.tapedeck.gateways.rest;

import java.time.Duration;

/**
 * What may be asked of one host, which counts by network address: shared by all who ask it. Any thread.
 *
 * <p>Counts by itself only until the venue says how much is used: its number is the truth. Where its windows begin is
 * not known, so a full window is waited for when the budget is spent.
 */
public final class RequestBudget implements WeightBudget {
    private final long limit;
    private final long windowNs;
    private long used;
    private long windowStartNs;
    private long pausedUntilNs = Long.MIN_VALUE;

    /**
     * A budget of which nothing is used.
     *
     * @param limit  weight within a window; a little less than the venue allows.
     * @param window length.
     */
    public RequestBudget(final long limit, final Duration window) {
        this.limit = limit;
        this.windowNs = window.toNanos();
    }

    @Override
    public synchronized long takeOrWaitNs(final long weight, final long nowNs) {
        if (nowNs < pausedUntilNs) {
            return pausedUntilNs - nowNs;
        }
        if (used == 0 || nowNs - windowStartNs >= windowNs) {
            windowStartNs = nowNs;
            used = 0;
        }
        if (used > 0 && used + weight > limit) {
            return windowStartNs + windowNs - nowNs;
        }
        used += weight;
        return 0;
    }

    @Override
    public synchronized void told(final long usedWeight, final long nowNs) {
        if (usedWeight < 0) {
            return;
        }
        if (usedWeight < used) {
            windowStartNs = nowNs;
        }
        used = usedWeight;
    }

    @Override
    public synchronized void pauseUntil(final long timeNs) {
        pausedUntilNs = Math.max(pausedUntilNs, timeNs);
    }
}
