package io.tapedeck.app.live;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread that does one thing again and again, with a pause in between. Started once. */
final class RepeatingThread implements AutoCloseable {
    private final Duration pause;
    private final ScheduledExecutorService executor;

    /**
     * A thread that does nothing yet.
     *
     * @param name  of the thread.
     * @param pause between two times.
     * @param workers makes it.
     */
    RepeatingThread(final String name, final Duration pause, final Workers workers) {
        this.pause = pause;
        executor = workers.worker(name);
    }

    /** Does it now, and again and again until it fails. */
    void start(final Runnable work) {
        executor.scheduleWithFixedDelay(work, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
