package io.tapedeck.gateways.json;

import io.tapedeck.engine.market.FixedPoint;

/** Reads decimal numbers from text as scaled longs. No allocation, no exception, no floating point. */
public final class DecimalText {
    /** Not a number, or one that 63 bits do not hold at this scale. */
    public static final long MALFORMED = Long.MIN_VALUE;

    private static final long MOST_BEFORE_DIGIT = Long.MAX_VALUE / 10 - 1;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;
    private static final long LATEST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;
    /** The least time in microseconds: in milliseconds it would be in the year 5138. */
    private static final long LEAST_MICROS = 100_000_000_000_000L;
    private static final long LATEST_MICROS = Long.MAX_VALUE / NANOS_PER_MICRO;

    private DecimalText() {
    }

    /**
     * A number that has no more decimals than the scale, but for zeros.
     *
     * @param text  that holds it.
     * @param from  its first byte.
     * @param to    after its last byte.
     * @param scale decimals of the result.
     * @return the number times ten to the scale; {@link #MALFORMED} where it is none.
     */
    public static long exact(final byte[] text, final int from, final int to, final int scale) {
        final int point = pointOf(text, from, to);
        final int kept = keptUntil(point, to, scale);
        return isZeros(text, kept, to) ? signed(text, from, magnitude(text, from, point, kept, scale)) : MALFORMED;
    }

    /**
     * A number, rounded half away from zero where it has more decimals than the scale.
     *
     * @param text  that holds it.
     * @param from  its first byte.
     * @param to    after its last byte.
     * @param scale decimals of the result.
     * @return the number times ten to the scale; {@link #MALFORMED} where it is none.
     */
    public static long rounded(final byte[] text, final int from, final int to, final int scale) {
        final int point = pointOf(text, from, to);
        final int kept = keptUntil(point, to, scale);
        if (!isDigits(text, kept, to)) {
            return MALFORMED;
        }
        final long magnitude = magnitude(text, from, point, kept, scale);
        final boolean up = magnitude >= 0 && kept < to && text[kept] >= '5';
        return signed(text, from, up ? magnitude + 1 : magnitude);
    }

    /**
     * A moment, given in milliseconds or microseconds: by its size, for both come under the same name.
     *
     * @param text that holds it.
     * @param from its first byte.
     * @param to   after its last byte.
     * @return nanoseconds since 1970-01-01T00:00Z; {@link #MALFORMED} where it is none.
     */
    public static long timeNs(final byte[] text, final int from, final int to) {
        final long time = exact(text, from, to, 0);
        if (time < 0) {
            return MALFORMED;
        }
        return time < LEAST_MICROS ? scaled(time, LATEST_MILLIS, NANOS_PER_MILLI)
            : scaled(time, LATEST_MICROS, NANOS_PER_MICRO);
    }

    private static long scaled(final long time, final long latest, final long nanos) {
        return time <= latest ? time * nanos : MALFORMED;
    }

    private static int pointOf(final byte[] text, final int from, final int to) {
        int index = from;
        while (index < to && text[index] != '.') {
            index++;
        }
        return index;
    }

    private static int keptUntil(final int point, final int to, final int scale) {
        return Math.min(to, point + 1 + scale);
    }

    private static long magnitude(final byte[] text, final int from, final int point, final int kept,
        final int scale) {
        final int start = from < point && text[from] == '-' ? from + 1 : from;
        if (start == point) {
            return MALFORMED;
        }
        final long whole = digits(0, text, start, point);
        final long value = digits(whole, text, Math.min(point + 1, kept), kept);
        return shift(value, scale - Math.max(0, kept - point - 1));
    }

    private static long digits(final long before, final byte[] text, final int from, final int to) {
        long value = before;
        for (int index = from; index < to; index++) {
            final int digit = text[index] - '0';
            if (digit < 0 || digit > 9 || value < 0 || value > MOST_BEFORE_DIGIT) {
                return MALFORMED;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static long shift(final long value, final int decimals) {
        final long factor = FixedPoint.powerOfTen(decimals);
        return value < 0 || Math.multiplyHigh(value, factor) != 0 || value * factor < 0 ? MALFORMED : value * factor;
    }

    private static long signed(final byte[] text, final int from, final long magnitude) {
        return magnitude >= 0 && text[from] == '-' ? -magnitude : magnitude;
    }

    private static boolean isZeros(final byte[] text, final int from, final int to) {
        for (int index = from; index < to; index++) {
            if (text[index] != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigits(final byte[] text, final int from, final int to) {
        for (int index = from; index < to; index++) {
            if (text[index] < '0' || text[index] > '9') {
                return false;
            }
        }
        return true;
    }
}
