package io.tapedeck.engine.event;

import org.agrona.UnsafeApi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Compares the checksums of many frames at once. A CRC is linear, so that the one over all bytes of frames that lie
 * behind one another follows from those that the frames bring along (as in zlib's {@code crc32_combine}, by Mark
 * Adler): it is computed once, in the quickest way that the processor has, and told from them once.
 *
 * <p>One damaged frame always makes a difference, for the map of a checksum through what follows is one to one; that
 * several make none together is as likely as that one frame keeps its checksum by chance. One thread; allocates where a
 * length of frames comes up for the first time in the program.
 */
final class RunChecksum {
    /** By lengths in words. The same whoever makes them: threads that do not see each other's lose time only. */
    private static final Terms[] TERMS = new Terms[Frame.MAXIMUM_LENGTH / Long.BYTES + 1];
    /** Fewer frames are compared one by one as quickly. */
    private static final int FEWEST = 4;

    private final FrameChecksum checksum;
    private final long address;

    /**
     * Checksums of what lies in some memory.
     *
     * @param checksum of that memory.
     * @param address  of its first byte.
     */
    RunChecksum(final FrameChecksum checksum, final long address) {
        this.checksum = checksum;
        this.address = address;
    }

    /**
     * How the checksum over frames goes on behind one more of them.
     *
     * @param before what becomes of the checksum of all before it.
     * @param own    what becomes of its own.
     * @param length what its length adds, which stands before its checksum.
     */
    private record Terms(ChecksumMap before, ChecksumMap own, int length) {
        static Terms of(final int frameLength) {
            final ChecksumMap own = ChecksumMap.through(frameLength - Frame.CRC_OFFSET).andItself();
            final ByteBuffer frame = ByteBuffer.allocate(frameLength).order(ByteOrder.LITTLE_ENDIAN);
            final int empty = ChecksumMap.checksum(ByteBuffer.allocate(frameLength - Frame.SEQUENCE_OFFSET));
            frame.putInt(Frame.LENGTH_OFFSET, frameLength).putInt(Frame.CRC_OFFSET, empty);
            return new Terms(ChecksumMap.through(frameLength), own, ChecksumMap.checksum(frame) ^ own.of(empty));
        }

        int behind(final int all, final int ownChecksum) {
            return before.of(all) ^ own.of(ownChecksum) ^ length;
        }
    }

    /** Whether all frames are known to be intact; false where it was not looked at, too. */
    boolean areIntact(final int frameLength, final int count) {
        return count >= FEWEST && frameLength % Long.BYTES == 0
            && checksum.over(0, frameLength * count) == told(terms(frameLength), frameLength, count);
    }

    private int told(final Terms terms, final int frameLength, final int count) {
        int all = 0;
        long own = address + Frame.CRC_OFFSET;
        for (int index = 0; index < count; index++) {
            all = terms.behind(all, UnsafeApi.getInt(own));
            own += frameLength;
        }
        return all;
    }

    private static Terms terms(final int frameLength) {
        final int words = frameLength / Long.BYTES;
        Terms terms = TERMS[words];
        if (terms == null) {
            terms = Terms.of(frameLength);
            TERMS[words] = terms;
        }
        return terms;
    }
}
