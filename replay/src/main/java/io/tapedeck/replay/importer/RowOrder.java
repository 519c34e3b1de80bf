package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Timeframe;

import java.util.Arrays;

/**
 * The rows of a table by open time, and those of the same open time in the order in which they were read. Immutable.
 *
 * <p>One long a row: the number of the candle since 1970 in the upper half, the row in the lower. Sorting these keeps
 * the order of reading, and costs a single pass where the rows are in order already.
 */
final class RowOrder {
    private final long[] keys;

    RowOrder(final CandleTable table, final Timeframe timeframe) {
        keys = new long[table.rows()];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = table.openTimeNs(row) / timeframe.durationNs() << Integer.SIZE | row;
        }
        Arrays.sort(keys);
    }

    int length() {
        return keys.length;
    }

    int rowAt(final int position) {
        return (int) keys[position];
    }

    /** The first position after one whose row has another open time. */
    int endOfGroup(final int position) {
        final long candle = keys[position] >> Integer.SIZE;
        int end = position + 1;
        while (end < keys.length && keys[end] >> Integer.SIZE == candle) {
            end++;
        }
        return end;
    }
}
