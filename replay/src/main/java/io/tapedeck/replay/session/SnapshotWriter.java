package io.tapedeck.replay.session;

import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.StateSnapshot;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Writes snapshots on a thread of its own, so that the pipeline does not wait for the disk. One at a time: who comes
 * while one is being written comes again later.
 */
final class SnapshotWriter implements AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final SessionFolder folder;
    private final Consumer<IOException> failures;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        final Thread writer = new Thread(work, "tapedeck-snapshots");
        writer.setDaemon(true);
        return writer;
    });

    SnapshotWriter(final SessionFolder folder, final Consumer<IOException> failures) {
        this.folder = folder;
        this.failures = failures;
    }

    boolean isBusy() {
        return busy.get();
    }

    /** Writes a snapshot, where none is being written. */
    void write(final StateSnapshot snapshot) {
        if (busy.compareAndSet(false, true)) {
            thread.execute(() -> writeNow(snapshot));
        }
    }

    private void writeNow(final StateSnapshot snapshot) {
        try {
            folder.write(snapshot);
            folder.keepSnapshots();
        } catch (final IOException refused) {
            failures.accept(refused);
        } finally {
            busy.set(false);
        }
    }

    /** Waits for the snapshot that is being written. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                failures.accept(new IOException("the last snapshot could not be written in time"));
            }
        } catch (final InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
