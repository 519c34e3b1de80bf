package io.tapedeck.journal.tape;

import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;
import net.openhft.chronicle.wire.Wires;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How every tape's queue is opened.
 *
 * <p>A tape that is written in one go (a generation of history, a replay's session) stands in one cycle, which is one
 * file: its time provider is pinned, so that a wall clock passing midnight cannot roll it.
 *
 * <p>What is no queue is refused before it is mapped: the library would wait ten seconds for somebody to finish the
 * header of an empty file, and would read memory behind the end of a shortened one, which the JVM reports late.
 */
final class TapeQueue {
    private static final String SUFFIX = ".cq4";
    /** By how much a file grows. */
    private static final int WRITING_BLOCK = 4 << 20;
    /** How much is mapped at once: address space, not memory; a seek from block to block costs microseconds. */
    private static final int READING_BLOCK = 512 << 20;
    /** In binary wire: a field whose name has six letters, which are {@code header}. */
    private static final long HEADER_FIELD = 0xB906_6865_6164_6572L;

    private TapeQueue() {
    }

    /**
     * Opens a new queue.
     *
     * @param directory    of the tape.
     * @param indexSpacing every how many documents one goes into the index; what lies between is found by walking.
     * @return to be closed.
     */
    static ChronicleQueue openForWriting(final Path directory, final int indexSpacing) {
        final long pinnedTimeMs = 0;
        return builder(directory)
            .blockSize(WRITING_BLOCK)
            .indexSpacing(indexSpacing)
            .timeProvider(() -> pinnedTimeMs)
            .build();
    }

    private static SingleChronicleQueueBuilder builder(final Path directory) {
        return SingleChronicleQueueBuilder.binary(directory).rollCycle(LargeRollCycles.LARGE_DAILY);
    }

    /**
     * Finds the file of a tape.
     *
     * @param directory of the tape.
     * @return the file, which begins as a queue does.
     * @throws IOException where the disk refuses.
     */
    static Path fileOf(final Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            final List<Path> files = entries.filter(entry -> entry.toString().endsWith(SUFFIX)).toList();
            if (files.size() != 1) {
                throw new DamagedTapeException(directory, "it has " + files.size() + " " + SUFFIX + " files, not one");
            }
            requireHeader(directory, files.get(0));
            return files.get(0);
        }
    }

    private static void requireHeader(final Path directory, final Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            final boolean isQueue = file.length() >= Integer.BYTES + Long.BYTES
                && Wires.isReadyMetaData(Integer.reverseBytes(file.readInt()))
                && file.readLong() == HEADER_FIELD;
            if (!isQueue) {
                throw new DamagedTapeException(directory, path.getFileName() + " does not begin as a queue does");
            }
        }
    }

    /**
     * Opens a queue that others wrote.
     *
     * @param directory of the tape.
     * @return to be closed.
     */
    static SingleChronicleQueue openForReading(final Path directory) {
        return builder(directory).blockSize(READING_BLOCK).readOnly(true).build();
    }

    /** Where the header of the document stands that was written last. */
    static long positionOfLast(final Path directory, final SingleChronicleQueue queue) {
        final SingleChronicleQueueStore store = queue.storeForCycle(queue.lastCycle(), queue.epoch(), false, null);
        if (store == null) {
            throw new DamagedTapeException(directory, "its metadata do not know its " + SUFFIX + " file");
        }
        try {
            return store.writePosition();
        } finally {
            queue.closeStore(store);
        }
    }

    /**
     * The end of the document that was written last, and of the header behind it, where readers look.
     *
     * @param file     of the tape.
     * @param position of the document's header.
     * @return bytes that the file must have; 0 where there is no document in the place.
     * @throws IOException where the disk refuses.
     */
    static long endOfLast(final Path file, final long position) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (position < 0 || position + Integer.BYTES > bytes.length()) {
                return position + Integer.BYTES;
            }
            bytes.seek(position);
            final int header = Integer.reverseBytes(bytes.readInt());
            return header == 0 ? 0 : position + Integer.BYTES + Wires.lengthOf(header) + Integer.BYTES;
        }
    }
}
