package io.tapedeck.engine.event;

import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/**
 * A cursor over the messages of a frame, in the order in which they were appended.
 *
 * <p>Messages that are appended while the cursor is on its way are not visited: a stage reads what the stages before it
 * wrote. Steps over messages of unknown type and of other schema versions. One thread, no allocation.
 */
public final class FrameMessages {
    private UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private int end;
    private int next;
    private int block;
    private int blockLength;

    /**
     * Starts at the input message.
     *
     * @param frame to read.
     * @return this.
     */
    public FrameMessages wrap(final Frame frame) {
        return wrap(frame.buffer(), Frame.HEADER_LENGTH, frame.length());
    }

    /**
     * Starts behind the input message.
     *
     * @param frame to read.
     * @return this.
     */
    public FrameMessages wrapDerived(final Frame frame) {
        return wrap(frame.buffer(), frame.derivedOffset(), frame.length());
    }

    /**
     * Starts at a message.
     *
     * @param frame  to read.
     * @param offset of the message, or the end of the frame.
     * @return this.
     */
    public FrameMessages wrapFrom(final Frame frame, final int offset) {
        return wrap(frame.buffer(), offset, frame.length());
    }

    private FrameMessages wrap(final UnsafeBuffer source, final int from, final int to) {
        buffer = source;
        next = from;
        end = to;
        return this;
    }

    /**
     * Moves to the next message.
     *
     * @return false where there is none.
     */
    public boolean next() {
        if (next >= end) {
            return false;
        }
        blockLength = buffer.getShort(next) & 0xFFFF;
        block = next + Frame.MESSAGE_HEADER_LENGTH;
        next = block + blockLength;
        return true;
    }

    /**
     * Type of the current message.
     *
     * @return SBE template id.
     */
    public int templateId() {
        return buffer.getShort(block - 6) & 0xFFFF;
    }

    /**
     * Schema version that the current message was written with.
     *
     * @return SBE version.
     */
    public int version() {
        return buffer.getShort(block - 2) & 0xFFFF;
    }

    /**
     * Length of the current message's block.
     *
     * @return bytes without the message header.
     */
    public int blockLength() {
        return blockLength;
    }

    /**
     * Where the current message's block begins.
     *
     * @return offset in the frame.
     */
    public int blockOffset() {
        return block;
    }

    /**
     * Wraps a decoder over the current message.
     *
     * @param decoder of the message's type.
     * @param <D>     type of the decoder.
     * @return the decoder.
     */
    public <D extends MessageDecoderFlyweight> D decode(final D decoder) {
        decoder.wrap(buffer, block, blockLength, version());
        return decoder;
    }
}
