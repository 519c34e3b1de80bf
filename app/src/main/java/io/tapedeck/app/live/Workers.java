package io.tapedeck.app.live;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Who works beside the pipeline: threads of this machine, or a test in virtual time. */
@FunctionalInterface
interface Workers {
    /** A thread for each. */
    Workers THREADS = name -> Executors.newSingleThreadScheduledExecutor(work -> {
        final Thread thread = new Thread(work, "tapedeck-" + name);
        thread.setDaemon(true);
        return thread;
    });

    /** One that does one thing after the other. */
    ScheduledExecutorService worker(String name);
}
