package io.tapedeck.gateways.rest;

import java.util.concurrent.TimeUnit;

/** Time for who asks: a clock that never goes back, and waiting. */
public interface RestPace {
    /**
     * The time.
     *
     * @return monotonic nanoseconds.
     */
    long nowNs();

    /**
     * Waits.
     *
     * @param ns nanoseconds.
     * @throws InterruptedException if the thread is interrupted.
     */
    void sleep(long ns) throws InterruptedException;

    /**
     * The time of this machine.
     *
     * @return that really waits.
     */
    static RestPace ofThisMachine() {
        return new RestPace() {
            @Override
            public long nowNs() {
                return System.nanoTime();
            }

            @Override
            public void sleep(final long ns) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(ns);
            }
        };
    }
}
