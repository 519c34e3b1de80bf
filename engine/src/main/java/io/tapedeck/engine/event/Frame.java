package io.tapedeck.engine.event;

import io.tapedeck.engine.event.codec.CandleClosedEncoder;
import io.tapedeck.engine.event.codec.MessageHeaderEncoder;
import io.tapedeck.engine.event.codec.StageFailedEncoder;
import io.tapedeck.engine.event.codec.StageTimesEncoder;
import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

import java.nio.ByteBuffer;

/**
 * One ring slot: an input message and everything that the stages derived from it.
 *
 * <pre>
 *   0       4       8               16              24              32    34    36      40              48
 *   +-------+-------+---------------+---------------+---------------+-----+-----+-------+---------------+----
 *   |length |crc32c |   sequence    | engineTimeNs  | receiveTimeNs |count|flags|source |source sequence| messages
 *   +-------+-------+---------------+---------------+---------------+-----+-----+-------+---------------+----
 *   message: SBE header (8 bytes: blockLength, templateId, schemaId, version), then the block
 * </pre>
 *
 * <p>Little endian. The CRC-32C covers everything from the sequence to the end. {@code source} and {@code source
 * sequence} name the history tape and frame that a replayed input was read from; they are {@link #NO_SOURCE} and 0
 * otherwise.
 *
 * <p>Owned by one thread at a time (the ring hands it over). Allocates nothing after construction.
 */
public final class Frame {
    /**
     * Greatest length of a frame in bytes. At the very most one candle closes six timeframes twice (2 kB), ends eight
     * positions over five targets each (10 kB) and fills 32 resting orders (9 kB); a common frame has 200 bytes. 383
     * cache lines, an odd number, so that ring slots spread over all cache sets.
     */
    public static final int MAXIMUM_LENGTH = 383 * 64;
    /** Bytes before the first message. */
    public static final int HEADER_LENGTH = 48;
    /** Bytes of the header that stands before every message. */
    public static final int MESSAGE_HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
    /** Value of {@link #source()} for a frame that was not read from a history tape. */
    public static final int NO_SOURCE = -1;

    /** Where the length stands, for readers that walk packed frames. */
    public static final int LENGTH_OFFSET = 0;
    /** Where the engine time stands, for readers that search by time. */
    public static final int ENGINE_TIME_OFFSET = 16;
    /** Where the sequence stands, for readers that pass over frames. */
    public static final int SEQUENCE_OFFSET = 8;
    static final int CRC_OFFSET = 4;
    static final int MESSAGE_COUNT_OFFSET = 32;
    private static final int RECEIVE_TIME_OFFSET = 24;
    private static final int FLAGS_OFFSET = 34;
    private static final int SOURCE_OFFSET = 36;
    private static final int SOURCE_SEQUENCE_OFFSET = 40;
    private static final int TEMPLATE_ID_IN_HEADER = 2;

    private static final short FLAG_DECISION = 1;
    /** Kept free so that a failure can always be recorded in the frame that failed. */
    private static final int FAILURE_RESERVE = MESSAGE_HEADER_LENGTH + StageFailedEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer;
    /** Of the first byte: the header is read and written with every frame, and by address that costs the least. */
    private final long address;
    private final FrameChecksum checksum;

    /**
     * A frame over a slot of memory.
     *
     * @param slot direct memory of {@link #MAXIMUM_LENGTH} bytes.
     */
    public Frame(final ByteBuffer slot) {
        buffer = new UnsafeBuffer(slot);
        checksum = new FrameChecksum(slot);
        address = buffer.addressOffset();
        begin(0, 0, 0);
    }

    /**
     * A frame with memory of its own.
     *
     * @return a new, empty frame.
     */
    public static Frame allocate() {
        return new Frame(ByteBuffer.allocateDirect(MAXIMUM_LENGTH));
    }

    /**
     * Empties the frame for a new input.
     *
     * @param sequence      of the session.
     * @param engineTimeNs  time that the engine will take on.
     * @param receiveTimeNs when the input reached this machine; the engine time on history.
     * @return this.
     */
    public Frame begin(final long sequence, final long engineTimeNs, final long receiveTimeNs) {
        clear(0, HEADER_LENGTH);
        UnsafeApi.putInt(address + LENGTH_OFFSET, HEADER_LENGTH);
        UnsafeApi.putLong(address + SEQUENCE_OFFSET, sequence);
        UnsafeApi.putLong(address + ENGINE_TIME_OFFSET, engineTimeNs);
        UnsafeApi.putLong(address + RECEIVE_TIME_OFFSET, receiveTimeNs);
        UnsafeApi.putInt(address + SOURCE_OFFSET, NO_SOURCE);
        return this;
    }

    /**
     * Takes over the bytes of a frame that stands elsewhere, unchecked.
     *
     * @param source memory that holds the frame.
     * @param offset of the frame.
     * @param length of the frame, at most {@link #MAXIMUM_LENGTH}.
     */
    public void copyFrom(final DirectBuffer source, final int offset, final int length) {
        source.boundsCheck(offset, length);
        buffer.boundsCheck(0, length);
        final int words = source.byteArray() == null ? length & -Long.BYTES : 0;
        copyWords(source.addressOffset() + offset, words);
        if (words < length) {
            buffer.putBytes(words, source, offset + words, length - words);
        }
    }

    /**
     * Word by word: the checksum and the stages read words, and a processor has to wait where they were written in
     * wider pieces. Frames are whole words, unless they are damaged.
     */
    private void copyWords(final long from, final int length) {
        for (int at = 0; at < length; at += Long.BYTES) {
            UnsafeApi.putLong(address + at, UnsafeApi.getLong(from + at));
        }
    }

    /**
     * Adds a message and hands out its block, zeroed, to be filled in.
     *
     * @param encoder flyweight that is wrapped over the new block.
     * @param <E>     type of the message.
     * @return the encoder.
     * @throws FrameOverflowException where the frame would pass its maximum length.
     */
    public <E extends MessageEncoderFlyweight> E append(final E encoder) {
        final int templateId = encoder.sbeTemplateId();
        final int blockLength = encoder.sbeBlockLength();
        final int blockOffset = claim(templateId, blockLength);
        clear(blockOffset, blockOffset + blockLength);
        encoder.wrap(buffer, blockOffset);
        return encoder;
    }

    /**
     * Adds a message whose block holds anything until the caller has written all of it.
     *
     * @param templateId  of the message.
     * @param blockLength of the message, whole words.
     * @return where the block lies in memory; valid while the frame is.
     * @throws FrameOverflowException where the frame would pass its maximum length.
     */
    public long appendUncleared(final int templateId, final int blockLength) {
        return address + claim(templateId, blockLength);
    }

    /**
     * Whether a message of a length still fits.
     *
     * @param blockLength of the message, without its header.
     * @return false where appending it would throw.
     */
    public boolean hasRoomFor(final int blockLength) {
        return length() + MESSAGE_HEADER_LENGTH + blockLength <= MAXIMUM_LENGTH - FAILURE_RESERVE;
    }

    private int claim(final int templateId, final int blockLength) {
        final int offset = length();
        final int end = offset + MESSAGE_HEADER_LENGTH + blockLength;
        if (end > limitFor(templateId)) {
            throw new FrameOverflowException(templateId, end);
        }
        UnsafeApi.putLong(address + offset, MessageHeaders.of(templateId, blockLength));
        UnsafeApi.putInt(address + LENGTH_OFFSET, end);
        UnsafeApi.putShort(address + MESSAGE_COUNT_OFFSET, (short) (messageCount() + 1));
        markDecision(templateId);
        return offset + MESSAGE_HEADER_LENGTH;
    }

    /** Word by word: for a block of this size a call of setMemory costs more. Blocks are whole words. */
    private void clear(final int from, final int to) {
        for (int offset = from; offset < to; offset += Long.BYTES) {
            UnsafeApi.putLong(address + offset, 0);
        }
    }

    private static int limitFor(final int templateId) {
        return templateId == StageFailedEncoder.TEMPLATE_ID ? MAXIMUM_LENGTH : MAXIMUM_LENGTH - FAILURE_RESERVE;
    }

    private void markDecision(final int templateId) {
        if (templateId > CandleClosedEncoder.TEMPLATE_ID && templateId != StageTimesEncoder.TEMPLATE_ID) {
            UnsafeApi.putShort(address + FLAGS_OFFSET, (short) (flags() | FLAG_DECISION));
        }
    }

    private short flags() {
        return UnsafeApi.getShort(address + FLAGS_OFFSET);
    }

    /** Takes away the stage times, where there are some: they stand last, and no two recordings have the same. */
    public void dropStageTimes() {
        for (int offset = HEADER_LENGTH; offset < length(); offset = behind(offset)) {
            if ((buffer.getShort(offset + TEMPLATE_ID_IN_HEADER) & 0xFFFF) == StageTimesEncoder.TEMPLATE_ID) {
                UnsafeApi.putInt(address + LENGTH_OFFSET, offset);
                UnsafeApi.putShort(address + MESSAGE_COUNT_OFFSET, (short) (messageCount() - 1));
            }
        }
    }

    private int behind(final int message) {
        return message + MESSAGE_HEADER_LENGTH + (buffer.getShort(message) & 0xFFFF);
    }

    /** Writes the checksum: the last thing that happens to a frame before it is journaled. */
    public void seal() {
        UnsafeApi.putInt(address + CRC_OFFSET, computeChecksum());
    }

    /**
     * The checksum in the frame.
     *
     * @return CRC-32C of what {@link #seal} found behind it.
     */
    public int checksum() {
        return UnsafeApi.getInt(address + CRC_OFFSET);
    }

    /**
     * Whether the checksum in the frame is that of its bytes.
     *
     * @return false for a frame that was damaged or never sealed.
     */
    public boolean isIntact() {
        return UnsafeApi.getInt(address + CRC_OFFSET) == computeChecksum();
    }

    private int computeChecksum() {
        return checksum.of(0, length());
    }

    /**
     * The memory of the frame; offset 0 is its header.
     *
     * @return a view that stays valid while the frame does.
     */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /**
     * Length in bytes, header included.
     *
     * @return at least {@link #HEADER_LENGTH}.
     */
    public int length() {
        return UnsafeApi.getInt(address + LENGTH_OFFSET);
    }

    /**
     * How many messages stand in the frame; the first is the input.
     *
     * @return 0 for a frame that was only begun.
     */
    public int messageCount() {
        return UnsafeApi.getShort(address + MESSAGE_COUNT_OFFSET) & 0xFFFF;
    }

    /**
     * Whether a stage derived more from the input than closed candles.
     *
     * @return true for a frame that {@code --record decisions} keeps.
     */
    public boolean hasDecision() {
        return (flags() & FLAG_DECISION) != 0;
    }

    /**
     * Whether a stage derived more from the input of a packed frame than closed candles.
     *
     * @param packed that the frame stands in.
     * @param offset of the frame.
     * @return as {@link #hasDecision()} of the frame.
     */
    public static boolean hasDecision(final DirectBuffer packed, final int offset) {
        return (packed.getShort(offset + FLAGS_OFFSET) & FLAG_DECISION) != 0;
    }

    /**
     * Template id of the input message.
     *
     * @return the id, or 0 for a frame without a message.
     */
    public int inputTemplateId() {
        return messageCount() == 0 ? 0 : UnsafeApi.getShort(address + HEADER_LENGTH + TEMPLATE_ID_IN_HEADER) & 0xFFFF;
    }

    /**
     * Where the block of the input message lies in memory.
     *
     * @return an address, with at least the room of the largest message behind it; valid while the frame is.
     */
    public long inputBlockAddress() {
        return address + HEADER_LENGTH + MESSAGE_HEADER_LENGTH;
    }

    /**
     * Where the messages that the stages derived begin.
     *
     * @return the end of the input message.
     */
    public int derivedOffset() {
        final int inputBlockLength = UnsafeApi.getShort(address + HEADER_LENGTH) & 0xFFFF;
        return HEADER_LENGTH + MESSAGE_HEADER_LENGTH + inputBlockLength;
    }

    /**
     * Position in the session.
     *
     * @return counted from 1.
     */
    public long sequence() {
        return UnsafeApi.getLong(address + SEQUENCE_OFFSET);
    }

    /**
     * The time that the engine took on with this frame.
     *
     * @return nanoseconds since 1970-01-01T00:00Z.
     */
    public long engineTimeNs() {
        return UnsafeApi.getLong(address + ENGINE_TIME_OFFSET);
    }

    /**
     * When the input reached this machine.
     *
     * @return nanoseconds since 1970-01-01T00:00Z.
     */
    public long receiveTimeNs() {
        return UnsafeApi.getLong(address + RECEIVE_TIME_OFFSET);
    }

    /**
     * Which history tape of the run the input was read from.
     *
     * @return the ordinal in the run's manifest, or {@link #NO_SOURCE}.
     */
    public int source() {
        return UnsafeApi.getInt(address + SOURCE_OFFSET);
    }

    /**
     * The sequence of the frame on its history tape.
     *
     * @return meaningful only with a {@link #source()}.
     */
    public long sourceSequence() {
        return UnsafeApi.getLong(address + SOURCE_SEQUENCE_OFFSET);
    }

    /**
     * Notes that the frame was read from a history tape; its present sequence becomes the {@link #sourceSequence()}.
     *
     * @param source ordinal of the history tape in this run.
     */
    public void markSource(final int source) {
        UnsafeApi.putLong(address + SOURCE_SEQUENCE_OFFSET, sequence());
        UnsafeApi.putInt(address + SOURCE_OFFSET, source);
    }

    /**
     * Gives the frame its place and its time in this session.
     *
     * @param sequence     of this session.
     * @param engineTimeNs time that the engine will take on.
     */
    public void place(final long sequence, final long engineTimeNs) {
        UnsafeApi.putLong(address + SEQUENCE_OFFSET, sequence);
        UnsafeApi.putLong(address + ENGINE_TIME_OFFSET, engineTimeNs);
    }

    /** Takes away everything that was derived from the input: the frame as its source put it in. */
    public void keepInput() {
        UnsafeApi.putInt(address + LENGTH_OFFSET, derivedOffset());
        UnsafeApi.putShort(address + MESSAGE_COUNT_OFFSET, (short) 1);
        UnsafeApi.putShort(address + FLAGS_OFFSET, (short) 0);
    }

    /**
     * Takes away what was appended since the frame had a length; nothing of what stays may be a decision.
     *
     * @param length   it had, in bytes.
     * @param messages it had then.
     */
    public void rewind(final int length, final int messages) {
        UnsafeApi.putInt(address + LENGTH_OFFSET, length);
        UnsafeApi.putShort(address + MESSAGE_COUNT_OFFSET, (short) messages);
        UnsafeApi.putShort(address + FLAGS_OFFSET, (short) 0);
    }

    /**
     * Gives the frame its place in this session.
     *
     * @param sequence of this session.
     */
    public void renumber(final long sequence) {
        UnsafeApi.putLong(address + SEQUENCE_OFFSET, sequence);
    }
}
