package io.tapedeck.loopback.protocol;

/**
 * What requests may cost in a window of real time. One thread at a time.
 */
public final class RequestBudget {
    private final long windowMs;
    private final long limit;
    private long window = Long.MIN_VALUE;
    private long used;

    /**
     * A budget.
     *
     * @param windowMs length of a window.
     * @param limit    of each.
     */
    public RequestBudget(final long windowMs, final long limit) {
        this.windowMs = windowMs;
        this.limit = limit;
    }

    /**
     * Counts a request.
     *
     * @param cost   of it.
     * @param wallMs when it came.
     * @return what was used in this window, this request included.
     */
    public long use(final long cost, final long wallMs) {
        final long present = Math.floorDiv(wallMs, windowMs);
        if (present != window) {
            window = present;
            used = 0;
        }
        used += cost;
        return used;
    }

    /**
     * Whether more was used than is allowed.
     *
     * @return true from the first request beyond the limit to the end of the window.
     */
    public boolean isExceeded() {
        return used > limit;
    }

    /**
     * How long the window lasts yet.
     *
     * @param wallMs now.
     * @return whole seconds, rounded up.
     */
    public int secondsLeft(final long wallMs) {
        final long millisLeft = (Math.floorDiv(wallMs, windowMs) + 1) * windowMs - wallMs;
        return (int) ((millisLeft + 999) / 1000);
    }

    /**
     * What is allowed.
     *
     * @return in one window.
     */
    public long limit() {
        return limit;
    }
}
