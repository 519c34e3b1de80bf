package io.tapedeck.journal.tape;

import net.openhft.chronicle.wire.Wires;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far a writer came that made the file of a queue. One that is killed at it leaves a file whose header it has only
 * begun, one with a header and the metadata of its index, or one that the metadata of the queue do not know yet; the
 * library refuses to open the first and the last. In none of them stands a document. Stateless.
 */
public final class QueueBirth {
    private static final int NOTHING = 0;
    private static final int BLOCK = 1 << 16;

    private QueueBirth() {
    }

    /**
     * Whether no document was begun in a file. What else cannot be read is for whoever opens it to tell.
     *
     * @param file of a queue.
     * @return false for a file with a document, sound or not.
     * @throws IOException where the disk refuses.
     */
    public static boolean isUnborn(final Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BLOCK)) {
            int header = header(bytes);
            while (Wires.isReadyMetaData(header)) {
                bytes.skipNBytes(aligned(Wires.lengthOf(header)));
                header = header(bytes);
            }
            return header == NOTHING ? hasOnlyZeros(bytes) : Wires.isNotComplete(header);
        } catch (final EOFException cut) {
            return Files.size(file) < Integer.BYTES;
        }
    }

    /** Headers stand at multiples of their length. */
    private static int aligned(final int length) {
        return length + Integer.BYTES - 1 & -Integer.BYTES;
    }

    private static int header(final InputStream bytes) throws IOException {
        final byte[] header = bytes.readNBytes(Integer.BYTES);
        if (header.length < Integer.BYTES) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static boolean hasOnlyZeros(final InputStream bytes) throws IOException {
        final byte[] block = new byte[BLOCK];
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
