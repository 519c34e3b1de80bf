package io.tapedeck.journal.session;

import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapePart;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import io.tapedeck.journal.tape.TapeSeal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the tapes of a session. Immutable.
 *
 * @param number    from 1.
 * @param directory of the tape.
 * @param manifest  written before its first frame.
 */
public record SessionTape(int number, Path directory, Manifest manifest) implements TapePart {
    /** Names the sequence of the first frame. */
    public static final String FIRST_SEQUENCE = "firstSequence";
    private static final String QUEUE = ".cq4";
    private static final int QUEUE_HEADER = 4096;
    private static final int READY_META_DATA = 0x4000_0000;
    private static final int NOT_READY = 0x8000_0000;

    @Override
    public long firstSequence() {
        return manifest.number(FIRST_SEQUENCE);
    }

    /**
     * Opens the tape.
     *
     * @return at its beginning; empty where its writer died before the first frame.
     */
    public Optional<TapeReader> open() {
        if (hasNoFrame()) {
            return Optional.empty();
        }
        return Optional.of(new TapeReader(directory, SequenceRule.CONTIGUOUS, firstSequence() - 1));
    }

    /**
     * What its writer left when it closed it.
     *
     * @return empty where it did not come to that.
     */
    public Optional<TapeSeal> seal() {
        return TapeSeal.beside(directory);
    }

    /**
     * A writer that is killed while it makes the file leaves one whose header it has begun, with or without its empty
     * index behind, or one in which nothing stands. Any other file is read, and told to be damaged where it is.
     */
    @Override
    public boolean hasNoFrame() {
        try (Stream<Path> files = Files.list(directory)) {
            final List<Path> queues = files.filter(file -> file.toString().endsWith(QUEUE)).toList();
            return queues.isEmpty() || queues.size() == 1 && isUnborn(queues.get(0));
        } catch (final IOException unreadable) {
            throw new DamagedTapeException(directory, "it cannot be read", unreadable);
        }
    }

    private static boolean isUnborn(final Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            final byte[] start = bytes.readNBytes(QUEUE_HEADER);
            if (start.length < Integer.BYTES) {
                return true;
            }
            final int header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt();
            final boolean isReady = (header & READY_META_DATA) != 0 && (header & NOT_READY) == 0;
            return header == NOT_READY || !isReady && hasOnlyZeros(bytes);
        }
    }

    private static boolean hasOnlyZeros(final InputStream bytes) throws IOException {
        final byte[] block = new byte[1 << 16];
        for (int length = bytes.readNBytes(block, 0, block.length); length > 0;
            length = bytes.readNBytes(block, 0, block.length)) {
            for (int index = 0; index < length; index++) {
                if (block[index] != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
