package io.tapedeck.app.live;

import org.jline.utils.Signals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The order to end. It may come at any moment, also while the daemon still starts: then what it waits for is broken
 * off. Given once or more often, by any thread.
 */
public final class StopOrder {
    private final CountDownLatch given = new CountDownLatch(1);
    private volatile Runnable breakOff = () -> { };

    /**
     * An order that the operator gives: by Ctrl-C, or as a service is stopped.
     *
     * @return not given yet.
     */
    public static StopOrder ofSignals() {
        final StopOrder order = new StopOrder();
        Signals.register("TERM", order::give);
        Signals.register("INT", order::give);
        return order;
    }

    /** Orders it to end. */
    public void give() {
        given.countDown();
        breakOff.run();
    }

    /** Whether it was ordered to. */
    public boolean isGiven() {
        return given.getCount() == 0;
    }

    /**
     * Waits for the order.
     *
     * @param milliseconds at the most.
     * @return whether it was given.
     * @throws InterruptedException where the waiting was broken off.
     */
    public boolean await(final long milliseconds) throws InterruptedException {
        return given.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** What may take long at the start, and how it is broken off: at once, where the order was given before. */
    void breaksOff(final Runnable waiting) {
        breakOff = waiting;
        if (isGiven()) {
            waiting.run();
        }
    }
}
