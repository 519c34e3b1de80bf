package io.tapedeck.engine.state;

import org.agrona.DirectBuffer;

import java.nio.ByteOrder;

/** Reads back, in the same order, what a {@link StateWriter} wrote. One thread, no allocation. */
public final class StateReader {
    private final DirectBuffer buffer;
    private final int length;
    private int position;

    /**
     * Reads a saved state from its beginning.
     *
     * @param buffer holds the state from offset 0.
     * @param length of the state in bytes.
     */
    public StateReader(final DirectBuffer buffer, final int length) {
        this.buffer = buffer;
        this.length = length;
    }

    private int advance(final int bytes) {
        final int offset = position;
        if (offset + bytes > length) {
            throw new IllegalStateException("the saved state ends at byte " + length + ", before what is read from it");
        }
        position += bytes;
        return offset;
    }

    /**
     * Reads the next value.
     *
     * @return as written.
     */
    public long getLong() {
        return buffer.getLong(advance(Long.BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads the next value.
     *
     * @return as written.
     */
    public int getInt() {
        return buffer.getInt(advance(Integer.BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads the next value.
     *
     * @return as written.
     */
    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    /**
     * Reads the next value.
     *
     * @return as written.
     */
    public boolean getBoolean() {
        return buffer.getByte(advance(1)) != 0;
    }

    /**
     * Whether everything was read.
     *
     * @return true at the end.
     */
    public boolean isExhausted() {
        return position == length;
    }
}
