package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;

import java.util.Arrays;

/** A growing column of longs in blocks, so that growth neither copies nor holds the values twice. One thread. */
final class LongColumn {
    /** 256 KiB: below half a region of G1 in a heap of 1 GiB, where larger arrays would take up whole regions. */
    private static final int BLOCK_BITS = 15;
    private static final int BLOCK_LENGTH = 1 << BLOCK_BITS;
    private static final int BLOCK_MASK = BLOCK_LENGTH - 1;
    private static final int FIRST_BLOCKS = 16;

    private long[][] blocks = new long[FIRST_BLOCKS][];

    long get(final int row) {
        return blocks[row >>> BLOCK_BITS][row & BLOCK_MASK];
    }

    /** Writes a row that was written before, or the one after the last. */
    void set(final int row, final long value) {
        final int block = row >>> BLOCK_BITS;
        if ((row & BLOCK_MASK) == 0) {
            ensureBlock(block);
        }
        blocks[block][row & BLOCK_MASK] = value;
    }

    private void ensureBlock(final int block) {
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * block);
        }
        if (blocks[block] == null) {
            blocks[block] = new long[BLOCK_LENGTH];
        }
    }

    /**
     * Multiplies all known values.
     *
     * @throws ArithmeticException where one leaves 63 bits; the column is then of no more use.
     */
    void multiply(final int rows, final long factor) {
        for (int row = 0; row < rows; row++) {
            final long value = get(row);
            if (value != FixedPoint.UNKNOWN) {
                set(row, Math.multiplyExact(value, factor));
            }
        }
    }
}
