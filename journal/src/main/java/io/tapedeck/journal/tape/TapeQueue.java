package io.tapedeck.journal.tape;

import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How every tape's queue is opened.
 *
 * <p>A tape that is written in one go (a generation of history, a replay's session) stands in one cycle: its time
 * provider is pinned, so that a wall clock passing midnight cannot roll it.
 */
final class TapeQueue {
    private static final String QUEUE_FILES = ".cq4";
    private static final int BLOCK_SIZE = 4 << 20;

    private TapeQueue() {
    }

    static ChronicleQueue openForWriting(final Path directory) {
        final long pinnedTimeMs = 0;
        return builder(directory).timeProvider(() -> pinnedTimeMs).build();
    }

    static ChronicleQueue openForReading(final Path directory) {
        requireQueueFiles(directory);
        return builder(directory).readOnly(true).build();
    }

    private static SingleChronicleQueueBuilder builder(final Path directory) {
        return SingleChronicleQueueBuilder.binary(directory)
            .rollCycle(LargeRollCycles.LARGE_DAILY)
            .blockSize(BLOCK_SIZE);
    }

    private static void requireQueueFiles(final Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            if (files.noneMatch(file -> file.toString().endsWith(QUEUE_FILES))) {
                throw new DamagedTapeException(directory, "there is no " + QUEUE_FILES + " file in it");
            }
        } catch (final IOException unreadable) {
            throw new DamagedTapeException(directory, "it cannot be read", unreadable);
        }
    }
}
