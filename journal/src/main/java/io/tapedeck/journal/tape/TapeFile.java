package io.tapedeck.journal.tape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file of a tape that is being written, beside the library that writes to it through memory.
 *
 * <p>The file grows as a hole. Where the disk has no block for a page of it, the JVM reports a fault late, behind
 * records that are not there, or dies. So blocks are taken ahead by ordinary writes of zeros, which fail in time: there
 * are always {@link #LEAST_AHEAD} bytes more than the tape has, and that is more than the library puts between two
 * documents (an index of 256 KiB), and a document. It is quicker as well: the kernel needs 4 to 6 µs for the first
 * touch of a page in a hole, 2 where there is a block.
 *
 * <p>Belongs to the thread that appends. Allocates when it is opened.
 */
final class TapeFile implements AutoCloseable {
    private static final int STEP = 256 << 10;
    private static final int LEAST_AHEAD = 2 * STEP;
    /** What a tape needs up to its first document: headers, two empty indexes, the library's own metadata. */
    private static final int FIRST_STEPS = 8;
    private static final int CHUNK = 64 << 10;
    private static final String PROBE = "room.probe";

    private final Path directory;
    private final FileChannel channel;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(STEP);
    private long taken;
    private boolean isNameSafe;

    private TapeFile(final Path directory, final long taken) throws IOException {
        this.directory = directory;
        this.taken = taken;
        channel = FileChannel.open(TapeQueue.fileOf(directory), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * Opens the file of a tape.
     *
     * @param directory of the tape.
     * @param end       of its first document, which is all that it holds.
     * @return with no hole before that end.
     */
    static TapeFile openFilled(final Path directory, final long end) {
        try {
            final TapeFile file = new TapeFile(directory, 0);
            file.fillHoles(end);
            return file;
        } catch (final IOException refused) {
            throw noRoom(directory, refused);
        }
    }

    /**
     * Opens the file of a tape whose holes stay.
     *
     * @param directory of the tape.
     * @param end       of its last document.
     * @return that takes blocks from there on.
     */
    static TapeFile openBehind(final Path directory, final long end) {
        try {
            return new TapeFile(directory, end);
        } catch (final IOException refused) {
            throw noRoom(directory, refused);
        }
    }

    /** The library leaves holes in its indexes, and writes there later: what is there is written once more. */
    private void fillHoles(final long end) throws IOException {
        final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        while (taken < end) {
            chunk.clear().limit((int) Math.min(CHUNK, end - taken));
            while (chunk.hasRemaining() && channel.read(chunk, taken + chunk.position()) >= 0) {
                // Reads on.
            }
            write(chunk.flip(), taken);
            taken += chunk.limit();
        }
    }

    private void write(final ByteBuffer bytes, final long position) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, position + bytes.position());
        }
    }

    /**
     * Requires that the disk has room for a tape to begin: before its first document there is no file to fill.
     *
     * @param directory of the tape to be.
     */
    static void requireFirstRoom(final Path directory) {
        final Path probe = directory.resolve(PROBE);
        try {
            Files.createDirectories(directory);
            try {
                fill(probe);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (final IOException refused) {
            throw noRoom(directory, refused);
        }
    }

    private static void fill(final Path probe) throws IOException {
        final ByteBuffer zeros = ByteBuffer.allocateDirect(STEP);
        try (FileChannel file = FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int step = 0; step < FIRST_STEPS; step++) {
                zeros.clear();
                while (zeros.hasRemaining()) {
                    file.write(zeros);
                }
            }
        }
    }

    /**
     * Has the disk set aside what the next document may need.
     *
     * @param end of the last document.
     */
    void reserveBehind(final long end) {
        // What was written meanwhile stands: zeros go behind it.
        taken = Math.max(taken, end);
        try {
            while (taken < end + LEAST_AHEAD) {
                write(zeros.clear(), taken);
                taken += STEP;
            }
        } catch (final IOException refused) {
            throw noRoom(directory, refused);
        }
    }

    private static UncheckedIOException noRoom(final Path directory, final IOException refused) {
        return new UncheckedIOException("tape " + directory + " cannot grow (" + refused.getMessage()
            + "): what was recorded before is sound; make room, and start again", refused);
    }

    /** Waits until the disk has what was appended. */
    void sync() {
        try {
            channel.force(false);
            if (!isNameSafe) {
                isNameSafe = true;
                DiskReceipt.await(directory);
            }
        } catch (final IOException refused) {
            throw new UncheckedIOException("tape " + directory + " did not reach the disk", refused);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
