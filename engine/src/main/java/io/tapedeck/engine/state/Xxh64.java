package io.tapedeck.engine.state;

import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;

import java.nio.ByteOrder;

/**
 * XXH64, the 64-bit hash of the xxHash family (Yann Collet, specification 0.1.1): fast, and the same on every machine.
 * Not cryptographic: it finds differences, it does not resist an adversary. No allocation.
 */
public final class Xxh64 {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;
    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int STRIPE = 32;
    private static final int WORDS_OF_STRIPE = STRIPE / Long.BYTES;

    private Xxh64() {
    }

    /**
     * Hashes a range of bytes.
     *
     * @param buffer to read.
     * @param offset of the first byte.
     * @param length in bytes.
     * @param seed   start value; the previous hash, to chain.
     * @return the hash.
     */
    public static long hash(final DirectBuffer buffer, final int offset, final int length, final long seed) {
        if (IS_LITTLE_ENDIAN && buffer.byteArray() == null && length % Long.BYTES == 0) {
            buffer.boundsCheck(offset, length);
            return hashWords(buffer.addressOffset() + offset, length, seed);
        }
        final int end = offset + length;
        final int stripesEnd = end - length % STRIPE;
        long hash = length >= STRIPE ? hashStripes(buffer, offset, stripesEnd, seed) : seed + PRIME_5;
        hash += length;
        return avalanche(hashTail(buffer, stripesEnd, end, hash));
    }

    /** By address: what a buffer has to look up for every word stays in registers. */
    private static long hashWords(final long address, final int length, final long seed) {
        final long end = address + length;
        final long stripesEnd = end - length % STRIPE;
        long hash = (length >= STRIPE ? hashStripes(address, stripesEnd, seed) : seed + PRIME_5) + length;
        for (long at = stripesEnd; at < end; at += Long.BYTES) {
            hash = Long.rotateLeft(hash ^ round(0, UnsafeApi.getLong(at)), 27) * PRIME_1 + PRIME_4;
        }
        return avalanche(hash);
    }

    private static long hashStripes(final long address, final long end, final long seed) {
        long lane1 = seed + PRIME_1 + PRIME_2;
        long lane2 = seed + PRIME_2;
        long lane3 = seed;
        long lane4 = seed - PRIME_1;
        for (long at = address; at < end; at += STRIPE) {
            lane1 = round(lane1, UnsafeApi.getLong(at));
            lane2 = round(lane2, UnsafeApi.getLong(at + 8));
            lane3 = round(lane3, UnsafeApi.getLong(at + 16));
            lane4 = round(lane4, UnsafeApi.getLong(at + 24));
        }
        return converge(lane1, lane2, lane3, lane4);
    }

    /**
     * Hashes words of which everything was done that does not depend on the seed.
     *
     * @param words {@link #factor} of each word.
     * @param count how many.
     * @param seed  start value.
     * @return the hash of the words as little-endian bytes.
     */
    static long hashFactors(final long[] words, final int count, final long seed) {
        final int stripesEnd = count - count % WORDS_OF_STRIPE;
        long hash = count >= WORDS_OF_STRIPE ? hashStripes(words, stripesEnd, seed) : seed + PRIME_5;
        hash += (long) count * Long.BYTES;
        for (int at = stripesEnd; at < count; at++) {
            hash = Long.rotateLeft(hash ^ turn(words[at]), 27) * PRIME_1 + PRIME_4;
        }
        return avalanche(hash);
    }

    /** What a word adds to a lane. */
    static long factor(final long word) {
        return word * PRIME_2;
    }

    private static long turn(final long lane) {
        return Long.rotateLeft(lane, 31) * PRIME_1;
    }

    private static long hashStripes(final long[] words, final int end, final long seed) {
        long lane1 = seed + PRIME_1 + PRIME_2;
        long lane2 = seed + PRIME_2;
        long lane3 = seed;
        long lane4 = seed - PRIME_1;
        for (int at = 0; at < end; at += WORDS_OF_STRIPE) {
            lane1 = turn(lane1 + words[at]);
            lane2 = turn(lane2 + words[at + 1]);
            lane3 = turn(lane3 + words[at + 2]);
            lane4 = turn(lane4 + words[at + 3]);
        }
        return converge(lane1, lane2, lane3, lane4);
    }

    private static long hashStripes(final DirectBuffer buffer, final int offset, final int end, final long seed) {
        long lane1 = seed + PRIME_1 + PRIME_2;
        long lane2 = seed + PRIME_2;
        long lane3 = seed;
        long lane4 = seed - PRIME_1;
        for (int at = offset; at < end; at += STRIPE) {
            lane1 = round(lane1, buffer.getLong(at, ByteOrder.LITTLE_ENDIAN));
            lane2 = round(lane2, buffer.getLong(at + 8, ByteOrder.LITTLE_ENDIAN));
            lane3 = round(lane3, buffer.getLong(at + 16, ByteOrder.LITTLE_ENDIAN));
            lane4 = round(lane4, buffer.getLong(at + 24, ByteOrder.LITTLE_ENDIAN));
        }
        return converge(lane1, lane2, lane3, lane4);
    }

    private static long converge(final long lane1, final long lane2, final long lane3, final long lane4) {
        final long converged = Long.rotateLeft(lane1, 1) + Long.rotateLeft(lane2, 7)
            + Long.rotateLeft(lane3, 12) + Long.rotateLeft(lane4, 18);
        return merge(merge(merge(merge(converged, lane1), lane2), lane3), lane4);
    }

    private static long hashTail(final DirectBuffer buffer, final int offset, final int end, final long start) {
        long hash = start;
        int at = offset;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash ^= round(0, buffer.getLong(at, ByteOrder.LITTLE_ENDIAN));
            hash = Long.rotateLeft(hash, 27) * PRIME_1 + PRIME_4;
        }
        if (at + Integer.BYTES <= end) {
            hash ^= (buffer.getInt(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL) * PRIME_1;
            hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
            at += Integer.BYTES;
        }
        for (; at < end; at++) {
            hash ^= (buffer.getByte(at) & 0xFF) * PRIME_5;
            hash = Long.rotateLeft(hash, 11) * PRIME_1;
        }
        return hash;
    }

    private static long round(final long lane, final long input) {
        return turn(lane + factor(input));
    }

    private static long merge(final long hash, final long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }

    private static long avalanche(final long value) {
        long hash = value;
        hash ^= hash >>> 33;
        hash *= PRIME_2;
        hash ^= hash >>> 29;
        hash *= PRIME_3;
        hash ^= hash >>> 32;
        return hash;
    }
}
