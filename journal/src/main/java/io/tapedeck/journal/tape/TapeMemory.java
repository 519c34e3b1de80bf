package io.tapedeck.journal.tape;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.wire.Wires;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Puts documents into the memory that the library has mapped, byte for byte as the library does, between two documents
 * that the library writes itself: all that go into its index, and the first of every block of the file.
 *
 * <pre>
 *   document       header (4 bytes: its length; {@link Wires#NOT_COMPLETE} while it is written), then the frame
 *   in the header of the file
 *     "writePosition" … | 2 | 2 | position of the last document | that position << 37 + its number
 * </pre>
 *
 * <p>Nobody else appends to the tape, and a reader believes a header only when it stands: so there is no lock to take
 * and nothing to be asked. What cannot be recognised is left to the library. Belongs to the thread that appends;
 * allocates when it is made.
 */
final class TapeMemory {
    private static final TapeMemory NONE = new TapeMemory(ByteBuffer.allocateDirect(2 * Long.BYTES), 1);

    private static final byte[] FIELD = "writePosition".getBytes(StandardCharsets.US_ASCII);
    private static final int PAGE = 4 << 10;
    /** Of the library's field: padding, its type, how many values it has room for and how many it has. */
    private static final int BEFORE_VALUES = 7 + 2 * Long.BYTES;
    /** Twice the bits of the entries in an index, and those of its spacing, of the roll cycle. */
    private static final int NUMBER_BITS = 37;

    /** The last position and number in the header of the file. */
    private final UnsafeBuffer place;
    private final long placeAddress;
    private final int indexSpacing;
    /** Of the first byte of the file, if all of it were mapped as the present block is. */
    private long base;
    private long end;
    private long limit;
    private long number;

    private TapeMemory(final ByteBuffer place, final int indexSpacing) {
        this.place = new UnsafeBuffer(place);
        placeAddress = this.place.addressOffset();
        this.indexSpacing = indexSpacing;
    }

    /**
     * The memory of a tape.
     *
     * @param directory    of the tape, on which one document stands.
     * @param indexSpacing every how many documents one goes into the index.
     * @return that takes nothing yet.
     */
    static TapeMemory of(final Path directory, final int indexSpacing) {
        try (FileChannel file = FileChannel.open(TapeQueue.fileOf(directory), StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
            final ByteBuffer page = file.map(FileChannel.MapMode.READ_WRITE, 0, PAGE);
            final int values = positionOfValues(page);
            // One that takes nothing leaves everything to the library.
            return values < 0 ? NONE : new TapeMemory(page.slice(values, 2 * Long.BYTES), indexSpacing);
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static int positionOfValues(final ByteBuffer page) {
        for (int offset = 0; offset < PAGE - FIELD.length - BEFORE_VALUES - 2 * Long.BYTES; offset++) {
            if (page.slice(offset, FIELD.length).equals(ByteBuffer.wrap(FIELD))) {
                final int values = offset + FIELD.length + BEFORE_VALUES;
                return values % Long.BYTES == 0 ? values : -1;
            }
        }
        return -1;
    }

    /**
     * Goes on behind a document of the library's, in the block that it wrote it to.
     *
     * @param bytes       that it wrote with.
     * @param documentEnd where it ends.
     * @param length      that it has.
     */
    void goOnBehind(final Bytes<?> bytes, final long documentEnd, final int length) {
        final long header = documentEnd - length - Integer.BYTES;
        limit = 0;
        number = place.getLong(Long.BYTES) - (header << NUMBER_BITS);
        if (place.getLong(0) == header && number >= 0 && bytes.bytesStore() instanceof MappedBytesStore block
            && block.inside(header)) {
            base = block.addressForWrite(header) - header;
            end = documentEnd + Integer.BYTES - 1 & -Integer.BYTES;
            limit = block.safeLimit();
        }
    }

    /**
     * Appends a document, unless it is the library's turn.
     *
     * @param address of its bytes.
     * @param length  that it has.
     * @return whether it stands on the tape.
     */
    boolean append(final long address, final int length) {
        final long header = end;
        final long start = header + Integer.BYTES;
        if (start + length > limit || (number + 1) % indexSpacing == 0 || length % Integer.BYTES != 0) {
            return false;
        }
        UnsafeApi.putInt(base + header, Wires.NOT_COMPLETE);
        UnsafeApi.storeStoreFence();
        copy(address, base + start, length);
        UnsafeApi.putIntRelease(null, base + header, length);
        number++;
        end = start + length;
        UnsafeApi.putLongRelease(null, placeAddress, header);
        UnsafeApi.putLongRelease(null, placeAddress + Long.BYTES, (header << NUMBER_BITS) + number);
        return true;
    }

    private static void copy(final long from, final long to, final int length) {
        final int words = length & -Long.BYTES;
        for (int at = 0; at < words; at += Long.BYTES) {
            UnsafeApi.putLong(to + at, UnsafeApi.getLong(from + at));
        }
        if (words < length) {
            UnsafeApi.putInt(to + words, UnsafeApi.getInt(from + words));
        }
    }

    /** Of the last document that was appended. */
    long end() {
        return end;
    }
}
