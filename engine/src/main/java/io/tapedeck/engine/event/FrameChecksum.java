package io.tapedeck.engine.event;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The checksums of frames that lie in some memory. One thread, no allocation. */
final class FrameChecksum {
    private final ByteBuffer memory;
    private final CRC32C checksum = new CRC32C();

    /**
     * Checksums of what lies in some memory.
     *
     * @param memory direct; its position and limit are whatever they are between calls.
     */
    FrameChecksum(final ByteBuffer memory) {
        this.memory = memory;
    }

    /** CRC-32C of all of a frame but its length and its checksum. */
    int of(final int begin, final int end) {
        return over(begin + Frame.SEQUENCE_OFFSET, end);
    }

    /** CRC-32C of a range. */
    int over(final int begin, final int end) {
        memory.limit(end).position(begin);
        checksum.reset();
        checksum.update(memory);
        memory.clear();
        return (int) checksum.getValue();
    }
}
