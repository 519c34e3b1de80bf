package io.tapedeck.app.live;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** A thread that fetches what is missing, one thing after the other. Asked from any thread. */
final class BackfillThread implements AutoCloseable {
    private final String what;
    private final Consumer<String> problems;
    private final ExecutorService executor;

    /**
     * A thread with nothing to do.
     *
     * @param what     is fetched, in the plural.
     * @param problems told where it is asked when it has ended.
     * @param workers  makes it.
     */
    BackfillThread(final String what, final Consumer<String> problems, final Workers workers) {
        this.what = what;
        this.problems = problems;
        executor = workers.worker("backfill-" + what);
    }

    void execute(final Runnable fetch) {
        try {
            executor.execute(fetch);
        } catch (final RejectedExecutionException closing) {
            problems.accept(what + " were not fetched any more, for the daemon stops");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
