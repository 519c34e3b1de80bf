package io.tapedeck.replay.report.table;

import io.tapedeck.engine.market.FixedPoint;
import org.agrona.AsciiEncoding;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text that grows at its end, as UTF-8, and decimals written straight into it: half a million rows with a string for
 * every cell cost ten times as much. One thread; allocates where it outgrows its array, and for words.
 */
final class TextBytes {
    private static final int TEN = 10;
    /** Numbers are taken apart in parts of nine digits, for dividing {@code int}s is many times as quick. */
    private static final int BILLION = 1_000_000_000;
    private static final int BILLION_ZEROS = 9;
    /** Of which the power of ten is a {@code long}. */
    private static final int LARGEST_SCALE = 18;

    private byte[] bytes;
    private int size;

    TextBytes(final int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** Moves everything into a file. */
    void drainTo(final OutputStream file) throws IOException {
        file.write(bytes, 0, size);
        size = 0;
    }

    /** An ASCII character. */
    void append(final char character) {
        reserve(1);
        bytes[size] = (byte) character;
        size++;
    }

    void append(final String words) {
        append(words.getBytes(StandardCharsets.UTF_8));
    }

    void append(final byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    /** A scaled integer without zeros behind the point, and without a point where nothing is behind it. */
    void shortest(final long value, final int scale) {
        final int zeros = value == 0 ? scale : lastZeros(value, scale);
        decimal(zeros == 0 || value == 0 ? value : value / FixedPoint.powerOfTen(zeros), scale - zeros);
    }

    /** Zeros at the end of a number, and no more than so many. */
    private static int lastZeros(final long value, final int most) {
        int rest = (int) (value % BILLION);
        if (rest == 0 && most > BILLION_ZEROS) {
            return BILLION_ZEROS + lastZeros(value / BILLION, most - BILLION_ZEROS);
        }
        int zeros = 0;
        while (zeros < most && rest % TEN == 0) {
            rest /= TEN;
            zeros++;
        }
        return zeros;
    }

    /** A scaled integer with all of its decimals. */
    void decimal(final long value, final int scale) {
        if (value == Long.MIN_VALUE) {
            append(BigDecimal.valueOf(value, scale).toPlainString());
            return;
        }
        if (value < 0) {
            append('-');
        }
        natural(Math.abs(value), scale);
    }

    private void natural(final long value, final int scale) {
        final long whole = scale > LARGEST_SCALE ? 0 : value / FixedPoint.powerOfTen(scale);
        digits(whole, AsciiEncoding.digitCount(whole));
        if (scale > 0) {
            append('.');
            digits(whole == 0 ? value : value - whole * FixedPoint.powerOfTen(scale), scale);
        }
    }

    /** A number below a power of ten, with zeros before it. */
    void digits(final long value, final int count) {
        reserve(count);
        size += count;
        long rest = value;
        int end = size;
        while (rest >= BILLION) {
            final long high = rest / BILLION;
            end -= BILLION_ZEROS;
            put((int) (rest - high * BILLION), end, BILLION_ZEROS);
            rest = high;
        }
        put((int) rest, size - count, end - size + count);
    }

    /** From the last digit to the first. */
    private void put(final int value, final int begin, final int count) {
        int rest = value;
        for (int at = begin + count - 1; at >= begin; at--) {
            final int tenth = rest / TEN;
            bytes[at] = (byte) ('0' + rest - tenth * TEN);
            rest = tenth;
        }
    }

    private void reserve(final int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }
}
