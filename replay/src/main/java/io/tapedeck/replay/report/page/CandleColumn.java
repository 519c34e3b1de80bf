package io.tapedeck.replay.report.page;

import io.tapedeck.engine.candle.Candle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Candles as the page holds them: a flat row of whole numbers, five a candle: seconds since the open before, then open,
 * high, low and close as differences, each a few digits long. One thread.
 */
final class CandleColumn {
    private static final int WIDTH = 5;
    private static final int FIRST_CAPACITY = 256 * WIDTH;
    private static final long NANOS = 1_000_000_000L;

    private long[] values = new long[FIRST_CAPACITY];
    private int size;
    private long lastOpenS;
    private long lastClose;

    void add(final Candle candle) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        final long openS = candle.openTimeNs() / NANOS;
        values[size] = openS - lastOpenS;
        values[size + 1] = candle.open() - lastClose;
        values[size + 2] = candle.high() - candle.open();
        values[size + 3] = candle.open() - candle.low();
        values[size + 4] = candle.close() - candle.open();
        size += WIDTH;
        lastOpenS = openS;
        lastClose = candle.close();
    }

    int candles() {
        return size / WIDTH;
    }

    List<Long> values() {
        return LongStream.of(values).limit(size).boxed().toList();
    }
}
