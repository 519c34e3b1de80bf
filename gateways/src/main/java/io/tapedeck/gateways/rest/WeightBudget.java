package io.tapedeck.gateways.rest;

/** What may be asked of a host. Any thread. */
public interface WeightBudget {
    /**
     * Takes weight for a request.
     *
     * @param weight of the request; more than the limit is granted to an unused budget.
     * @param nowNs  monotonic time.
     * @return 0 where it may be sent now; else nothing was taken, and it may be tried again after so many nanoseconds.
     */
    long takeOrWaitNs(long weight, long nowNs);

    /**
     * The venue says how much is used, of everybody.
     *
     * @param usedWeight negative where it does not; less than before means that a window began.
     * @param nowNs      monotonic time.
     */
    void told(long usedWeight, long nowNs);

    /**
     * Nothing at all may be asked before a time.
     *
     * @param timeNs monotonic.
     */
    void pauseUntil(long timeNs);
}
