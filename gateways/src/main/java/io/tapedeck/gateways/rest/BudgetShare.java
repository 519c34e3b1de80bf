package io.tapedeck.gateways.rest;

import java.time.Duration;

/**
 * A part of a host's budget, so that what asks again and again leaves the rest to who asks once. Any thread.
 *
 * <p>Counts what it took itself; what the venue says, and pauses that it asks for, are the whole budget's.
 */
public final class BudgetShare implements WeightBudget {
    private final WeightBudget whole;
    private final long limit;
    private final long windowNs;
    private long used;
    private long windowStartNs;

    /**
     * A share of which nothing is used.
     *
     * @param whole  budget of the host.
     * @param limit  weight of this share within a window.
     * @param window length.
     */
    public BudgetShare(final WeightBudget whole, final long limit, final Duration window) {
        this.whole = whole;
        this.limit = limit;
        this.windowNs = window.toNanos();
    }

    @Override
    public synchronized long takeOrWaitNs(final long weight, final long nowNs) {
        if (used == 0 || nowNs - windowStartNs >= windowNs) {
            windowStartNs = nowNs;
            used = 0;
        }
        if (used > 0 && used + weight > limit) {
            return windowStartNs + windowNs - nowNs;
        }
        final long waitNs = whole.takeOrWaitNs(weight, nowNs);
        used += waitNs == 0 ? weight : 0;
        return waitNs;
    }

    @Override
    public void told(final long usedWeight, final long nowNs) {
        whole.told(usedWeight, nowNs);
    }

    @Override
    public void pauseUntil(final long timeNs) {
        whole.pauseUntil(timeNs);
    }
}
