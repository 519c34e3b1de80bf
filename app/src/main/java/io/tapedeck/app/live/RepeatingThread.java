package io.tapedeck.app.live;

import java.time.Duration;
import java.util.concurrent.Executors;
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
     */
    RepeatingThread(final String name, final Duration pause) {
        this.pause = pause;
        executor = Executors.newSingleThreadScheduledExecutor(work -> {
            final Thread thread = new Thread(work, "tapedeck-" + name);
            thread.setDaemon(true);
            return thread;
        });
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
