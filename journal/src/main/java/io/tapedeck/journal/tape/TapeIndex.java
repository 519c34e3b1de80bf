package io.tapedeck.journal.tape;

import net.openhft.chronicle.wire.Wires;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The library's own index of the documents of a tape, checked before it is used: the library follows the positions in
 * it wherever they lead, out of the file or into more memory than there is.
 *
 * <pre>
 *   first document    header; its field index2Index is the position of the second document
 *   second document   … | capacity | used | positions of index documents
 *   index document    … | capacity | used | positions of documents
 * </pre>
 *
 * <p>Little endian; a position is 8 bytes, 0 where there is none yet; the positions end their document.
 */
final class TapeIndex {
    private static final byte[] FIELD = "index2Index".getBytes(StandardCharsets.US_ASCII);
    private static final byte PADDING = (byte) 0x8F;
    private static final byte INT64 = (byte) 0xA7;

    private final Path directory;
    private final RandomAccessFile file;
    private final int capacity;
    private final long wholeLength;

    private TapeIndex(final Path directory, final RandomAccessFile file, final int capacity,
        final long wholeLength) {
        this.directory = directory;
        this.file = file;
        this.capacity = capacity;
        this.wholeLength = wholeLength;
    }

    /**
     * Requires that every position in the index lies in the file as it was before it may have been cut short.
     *
     * @param directory   of the tape.
     * @param path        its file.
     * @param capacity    positions in an index document.
     * @param leastLength that the file must have had.
     * @throws IOException where the disk refuses.
     */
    static void requireSound(final Path directory, final File path, final int capacity, final long leastLength)
        throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
            new TapeIndex(directory, file, capacity, Math.max(file.length(), leastLength)).requireSound();
        }
    }

    private void requireSound() throws IOException {
        final ByteBuffer header = document(0);
        final long second = Integer.BYTES + (header.limit() + Integer.BYTES - 1L) / Integer.BYTES * Integer.BYTES;
        if (positionOfIndex(header) != second) {
            throw damaged();
        }
        final ByteBuffer indexDocuments = positions(second);
        while (indexDocuments.hasRemaining()) {
            final long position = indexDocuments.getLong();
            if (position < 0 || position > wholeLength - Integer.BYTES) {
                throw damaged();
            }
            if (position != 0 && position < file.length()) {
                requireInFile(positions(position));
            }
        }
    }

    private static long positionOfIndex(final ByteBuffer header) {
        for (int offset = 0; offset < header.limit() - FIELD.length; offset++) {
            if (header.slice(offset, FIELD.length).equals(ByteBuffer.wrap(FIELD))) {
                header.position(offset + FIELD.length);
                return value(header);
            }
        }
        return 0;
    }

    private static long value(final ByteBuffer header) {
        byte code = PADDING;
        while (code == PADDING && header.remaining() > Long.BYTES) {
            code = header.get();
        }
        return code == INT64 ? header.getLong() : 0;
    }

    private ByteBuffer positions(final long position) throws IOException {
        final ByteBuffer document = document(position);
        final int start = document.limit() - capacity * Long.BYTES;
        if (start < 2 * Long.BYTES || document.getLong(start - 2 * Long.BYTES) != capacity) {
            throw damaged();
        }
        return document.position(start);
    }

    private void requireInFile(final ByteBuffer positions) {
        final long end = wholeLength - Integer.BYTES;
        while (positions.hasRemaining()) {
            final long position = positions.getLong();
            if (position < 0 || position > end) {
                throw damaged();
            }
        }
    }

    /** A whole metadata document, without its header; none is longer than an index document. */
    private ByteBuffer document(final long position) throws IOException {
        if (position < 0 || position + Integer.BYTES > file.length()) {
            throw damaged();
        }
        file.seek(position);
        final int header = Integer.reverseBytes(file.readInt());
        final int length = Wires.lengthOf(header);
        if (!Wires.isReadyMetaData(header) || length > (capacity + Byte.MAX_VALUE) * Long.BYTES
            || position + Integer.BYTES + length > file.length()) {
            throw damaged();
        }
        final byte[] bytes = new byte[length];
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private DamagedTapeException damaged() {
        return new DamagedTapeException(directory, "its index leads out of its file");
    }
}
