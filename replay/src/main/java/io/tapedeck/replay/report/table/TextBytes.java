package io.tapedeck.replay.report.table;

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
        long digits = value;
        int decimals = scale;
        while (decimals > 0 && digits % TEN == 0) {
            digits /= TEN;
            decimals--;
        }
        decimal(digits, decimals);
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
        final int wholes = Math.max(1, AsciiEncoding.digitCount(value) - scale);
        reserve(wholes + 1 + scale);
        final long whole = put(value, size + wholes + 1, scale);
        put(whole, size, wholes);
        size += wholes;
        if (scale > 0) {
            bytes[size] = '.';
            size += 1 + scale;
        }
    }

    /** The last digits of a number, with zeros before it where it has fewer. */
    void lastDigits(final long value, final int count) {
        reserve(count);
        put(value, size, count);
        size += count;
    }

    /** From the last digit to the first; what is left has not been written. */
    private long put(final long value, final int begin, final int count) {
        long rest = value;
        for (int at = begin + count - 1; at >= begin; at--) {
            bytes[at] = (byte) ('0' + rest % TEN);
            rest /= TEN;
        }
        return rest;
    }

    private void reserve(final int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }
}
