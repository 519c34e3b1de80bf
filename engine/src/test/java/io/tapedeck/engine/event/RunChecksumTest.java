package io.tapedeck.engine.event;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One checksum over many frames, held against the checksums of each. */
class RunChecksumTest {
    private static final int MOST_FRAMES = 40;
    private static final int FEWEST = 4;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final ByteBuffer memory = ByteBuffer.allocateDirect(FrameRun.CAPACITY);
    private final UnsafeBuffer bytes = new UnsafeBuffer(memory);
    private final FrameChecksum each = new FrameChecksum(memory);
    private final RunChecksum all = new RunChecksum(each, bytes.addressOffset());

    /** Anything at all, but for the length and the checksum. */
    private void fill(final int frameLength, final int count) {
        for (int begin = 0; begin < frameLength * count; begin += frameLength) {
            for (int at = begin; at < begin + frameLength; at += Long.BYTES) {
                bytes.putLong(at, random.nextLong());
            }
            bytes.putInt(begin + Frame.LENGTH_OFFSET, frameLength);
            bytes.putInt(begin + Frame.CRC_OFFSET, each.of(begin, begin + frameLength));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {56, 64, 88, 120, 128, 136, 200, 800})
    void framesAreIntactUntilABitIsNot(final int frameLength) {
        for (int count = FEWEST; count <= MOST_FRAMES; count++) {
            fill(frameLength, count);
            assertTrue(all.areIntact(frameLength, count), count + " frames, seed " + seed);

            final int bit = random.nextInt(frameLength * count * Byte.SIZE);
            final byte sound = bytes.getByte(bit / Byte.SIZE);
            bytes.putByte(bit / Byte.SIZE, (byte) (sound ^ 1 << bit % Byte.SIZE));
            assertFalse(all.areIntact(frameLength, count), "bit " + bit + " of " + count + " frames, seed " + seed);
            bytes.putByte(bit / Byte.SIZE, sound);
            assertTrue(all.areIntact(frameLength, count), count + " frames once more, seed " + seed);
        }
    }

    /** As a disk that lost a few words does. */
    @Test
    void whatIsWrittenOverAFrameIsNoticed() {
        for (int round = 0; round < MOST_FRAMES; round++) {
            fill(128, MOST_FRAMES);
            final int begin = random.nextInt(MOST_FRAMES) * 128 + Long.BYTES * (1 + random.nextInt(8));
            bytes.setMemory(begin, Long.BYTES * (1 + random.nextInt(7)), (byte) 0);
            assertFalse(all.areIntact(128, MOST_FRAMES), "from " + begin + " on, seed " + seed);
        }
    }

    @Test
    void fewFramesAndThoseThatAreNoWholeWordsAreLeftToOthers() {
        fill(128, FEWEST);
        assertFalse(all.areIntact(128, FEWEST - 1));
        assertFalse(all.areIntact(132, FEWEST));
        assertEquals(0, memory.position());
        assertEquals(memory.capacity(), memory.limit());
    }
}
