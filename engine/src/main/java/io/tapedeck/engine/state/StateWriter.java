package io.tapedeck.engine.state;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

import java.nio.ByteOrder;

/** Appends primitive values, little endian, to a growing buffer. One thread; allocates only when the buffer grows. */
public final class StateWriter {
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
    private int length;

    /** Begins anew in the same memory. */
    public void clear() {
        length = 0;
    }

    /**
     * Appends a value.
     *
     * @param value any.
     */
    public void putLong(final long value) {
        buffer.putLong(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Long.BYTES;
    }

    /**
     * Appends a value.
     *
     * @param value any.
     */
    public void putInt(final int value) {
        buffer.putInt(length, value, ByteOrder.LITTLE_ENDIAN);
        length += Integer.BYTES;
    }

    /**
     * Appends the bits of a value.
     *
     * @param value any; every NaN is written as the same one.
     */
    public void putDouble(final double value) {
        putLong(Double.doubleToLongBits(value));
    }

    /**
     * Appends a value as one byte.
     *
     * @param value any.
     */
    public void putBoolean(final boolean value) {
        buffer.putByte(length, (byte) (value ? 1 : 0));
        length++;
    }

    /**
     * What was written.
     *
     * @return the buffer; {@link #length()} bytes of it count.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * How much was written.
     *
     * @return bytes.
     */
    public int length() {
        return length;
    }

    /**
     * Fingerprint of what was written.
     *
     * @return XXH64 with seed 0.
     */
    public long digest() {
        return Xxh64.hash(buffer, 0, length, 0);
    }
}
