package io.tapedeck.engine.event;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;

/**
 * Frames of a tape that follow one another and are alike: each holds one input of the same kind and nothing that was
 * derived. Their bytes lie one behind the other in memory of their own, and their checksums were compared.
 *
 * <p>Owned by one thread at a time (the ring hands it over). Allocates nothing after construction but for the tables of
 * {@link RunChecksum}, once for a length of frames.
 */
public final class FrameRun {
    /** Bytes that there is room for: some packed documents of a tape. */
    public static final int CAPACITY = 1 << 15;
    /** Of a frame with one input and no flag. */
    private static final int ONE_INPUT = 1;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(CAPACITY);
    private final MutableDirectBuffer buffer = new UnsafeBuffer(memory);
    private final long address = buffer.addressOffset();
    private final FrameChecksum checksum = new FrameChecksum(memory);
    private final RunChecksum checksums = new RunChecksum(checksum, address);
    private int frameLength;
    private int first;
    private int count;
    private int source = Frame.NO_SOURCE;
    private long sequence;

    /**
     * Takes in the frames at the beginning of a range, as far as they are a run. One that is damaged or out of sequence
     * ends it and is left to whoever takes frames one by one.
     *
     * @param packed   memory that holds frames.
     * @param offset   of the first frame.
     * @param length   in bytes, to the end of the last frame; what there is no room for is left.
     * @param expected sequence that the first frame must have there.
     * @param untilNs  frames of this engine time or a later one are left.
     */
    public void fill(final DirectBuffer packed, final int offset, final int length, final long expected,
        final long untilNs) {
        first = 0;
        count = 0;
        packed.boundsCheck(offset, length);
        final long begin = packed.addressOffset() + offset;
        frameLength = length < Frame.HEADER_LENGTH ? 0 : UnsafeApi.getInt(begin + Frame.LENGTH_OFFSET);
        if (isPlausible()) {
            final int alike = countAlike(begin, Math.min(length, CAPACITY) / frameLength, expected, untilNs);
            UnsafeApi.copyMemory(begin, address, (long) alike * frameLength);
            count = checksums.areIntact(frameLength, alike) ? alike : countIntact(alike);
        }
    }

    private int countIntact(final int most) {
        int intact = 0;
        while (intact < most && isIntact(intact)) {
            intact++;
        }
        return intact;
    }

    private boolean isPlausible() {
        return frameLength > Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH && frameLength <= Frame.MAXIMUM_LENGTH;
    }

    /** Before they are copied: a stream that others come in between of has a frame or two at a time. */
    private int countAlike(final long begin, final int most, final long expected, final long untilNs) {
        final long kind = UnsafeApi.getLong(begin + Frame.HEADER_LENGTH);
        int alike = 0;
        long frame = begin;
        while (alike < most && isAlike(frame, kind)
            && UnsafeApi.getLong(frame + Frame.SEQUENCE_OFFSET) == expected + alike
            && UnsafeApi.getLong(frame + Frame.ENGINE_TIME_OFFSET) < untilNs) {
            alike++;
            frame += frameLength;
        }
        return alike;
    }

    private boolean isAlike(final long frame, final long kind) {
        return UnsafeApi.getInt(frame + Frame.LENGTH_OFFSET) == frameLength
            && UnsafeApi.getInt(frame + Frame.MESSAGE_COUNT_OFFSET) == ONE_INPUT
            && UnsafeApi.getLong(frame + Frame.HEADER_LENGTH) == kind;
    }

    private boolean isIntact(final int index) {
        final int offset = index * frameLength;
        return checksum.of(offset, offset + frameLength) == UnsafeApi.getInt(address + offset + Frame.CRC_OFFSET);
    }

    /**
     * How many frames there are.
     *
     * @return 0 and up.
     */
    public int count() {
        return count;
    }

    /**
     * Leaves the first frames behind.
     *
     * @param frames at most all.
     */
    public void drop(final int frames) {
        first += frames;
        count -= frames;
        sequence += frames;
    }

    /**
     * Keeps the first frames only.
     *
     * @param frames at most all.
     */
    public void keep(final int frames) {
        count = frames;
    }

    /**
     * Notes that the frames were read from a history tape.
     *
     * @param tape its ordinal in this run.
     */
    public void markSource(final int tape) {
        source = tape;
    }

    /**
     * Gives the frames their places in this session, one behind the other.
     *
     * @param firstSequence of the first one.
     */
    public void renumber(final long firstSequence) {
        sequence = firstSequence;
    }

    /**
     * Hands out the first frame, with its source and its place in this session, and leaves it behind.
     *
     * @param frame takes on its bytes.
     */
    public void moveFirstTo(final Frame frame) {
        frame.copyFrom(buffer, offset(0), frameLength);
        frame.markSource(source);
        frame.renumber(sequence);
        drop(1);
    }

    /**
     * Whether the inputs are messages of a kind, as this version of the program writes them.
     *
     * @param templateId  of the message.
     * @param blockLength of the message.
     * @return false for an empty run.
     */
    public boolean holds(final int templateId, final int blockLength) {
        return count > 0
            && frameLength == Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH + blockLength
            && UnsafeApi.getLong(address + Frame.HEADER_LENGTH) == MessageHeaders.of(templateId, blockLength);
    }

    /**
     * Engine time of a frame.
     *
     * @param index from 0.
     * @return nanoseconds.
     */
    public long engineTimeNs(final int index) {
        return UnsafeApi.getLong(frame(index) + Frame.ENGINE_TIME_OFFSET);
    }

    /**
     * Where the block of the input of a frame lies in memory.
     *
     * @param index from 0.
     * @return an address, valid while the run is.
     */
    public long inputBlockAddress(final int index) {
        return frame(index) + Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH;
    }

    private long frame(final int index) {
        return address + (first + index) * frameLength;
    }

    /**
     * The memory of the run, to change inputs in it.
     *
     * @return behind every frame the next one.
     */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where a frame begins in the {@link #buffer}.
     *
     * @param index from 0.
     * @return bytes.
     */
    public int offset(final int index) {
        return (first + index) * frameLength;
    }

    /**
     * Length of every frame.
     *
     * @return bytes.
     */
    public int frameLength() {
        return frameLength;
    }
}
