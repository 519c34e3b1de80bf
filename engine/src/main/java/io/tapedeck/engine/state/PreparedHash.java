package io.tapedeck.engine.state;

import org.agrona.DirectBuffer;

import java.nio.ByteOrder;

/**
 * {@link Xxh64} of the same bytes under many seeds: they are read, and half of it is computed, once. One thread;
 * allocates only when there are more bytes than ever before.
 */
public final class PreparedHash {
    private static final int FIRST_CAPACITY = 32;

    private long[] factors = new long[FIRST_CAPACITY];
    private int count;

    /**
     * Takes in a range of bytes.
     *
     * @param buffer to read.
     * @param offset of the first byte.
     * @param length in bytes, whole words of eight.
     */
    public void prepare(final DirectBuffer buffer, final int offset, final int length) {
        if (length % Long.BYTES != 0) {
            throw new IllegalArgumentException(length + " bytes are not whole words of eight");
        }
        count = length / Long.BYTES;
        if (count > factors.length) {
            factors = new long[2 * count];
        }
        for (int word = 0; word < count; word++) {
            factors[word] = Xxh64.factor(buffer.getLong(offset + word * Long.BYTES, ByteOrder.LITTLE_ENDIAN));
        }
    }

    /**
     * Hashes the bytes.
     *
     * @param seed start value; the previous hash, to chain.
     * @return what {@link Xxh64#hash} gives.
     */
    public long hash(final long seed) {
        return Xxh64.hashFactors(factors, count, seed);
    }
}
