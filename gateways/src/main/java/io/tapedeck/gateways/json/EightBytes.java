package io.tapedeck.gateways.json;

import org.agrona.UnsafeApi;

import java.nio.ByteOrder;

/**
 * Text by eight bytes at once, the first of them lowest. What is asked of a word is right up to the first byte that
 * answers it, for what is carried on from there only reaches the bytes behind. Source of the arithmetic: Mycroft's test
 * for a zero byte, and Lemire's sum of eight digits by three multiplications.
 */
final class EightBytes {
    static final long QUOTES = 0x2222_2222_2222_2222L;

    private static final long BASE = UnsafeApi.arrayBaseOffset(byte[].class);
    private static final boolean IS_REVERSED = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long POINT = '.' ^ '0';
    private static final long SPACES = 0x2020_2020_2020_2020L;
    private static final long BACKSLASHES = 0x5C5C_5C5C_5C5C_5C5CL;
    /** Lifts every byte above 9 to the highest bit. */
    private static final long BEYOND_NINE = 0x7676_7676_7676_7676L;
    private static final long PAIRS = 0x00FF_00FF_00FF_00FFL;
    private static final long FOURS = 0x0000_FFFF_0000_FFFFL;
    private static final int HALF_BITS = 32;
    private static final int HALF_BITS_A_BYTE = 4;

    private EightBytes() {
    }

    /** The word at an index, which the caller has compared with the length: it is not compared again. */
    static long at(final byte[] text, final int index) {
        final long word = UnsafeApi.getLong(text, BASE + index);
        return IS_REVERSED ? Long.reverseBytes(word) : word;
    }

    /** Marks the quotes. */
    static long quotesOf(final long word) {
        return zerosOf(word ^ QUOTES);
    }

    /** Marks what does not stand in a text as itself: quotes, backslashes and control characters. */
    static long endsOfPlain(final long word) {
        final long controls = word - SPACES & ~word & HIGHEST_BITS;
        return quotesOf(word) | zerosOf(word ^ BACKSLASHES) | controls;
    }

    private static long zerosOf(final long word) {
        return word - ONES & ~word & HIGHEST_BITS;
    }

    /** How many bytes stand before the first that is marked; eight where none is. */
    static int before(final long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The value of each byte that is a digit; of no other byte is it below ten. */
    static long digitsOf(final long word) {
        return word ^ ZEROS;
    }

    static boolean areDigits(final long digits) {
        return ((digits + BEYOND_NINE | digits) & HIGHEST_BITS) == 0;
    }

    static boolean startsWithZero(final long digits) {
        return (digits & 0xFF) == 0;
    }

    /** Whether a decimal point stands behind so many digits, which are less than eight. */
    static boolean isPoint(final long digits, final int count) {
        return (digits >>> Byte.SIZE * count & 0xFF) == POINT;
    }

    /** How many bytes are digits before the first that is none. */
    static int digitCount(final long digits) {
        return before((digits + BEYOND_NINE | digits) & HIGHEST_BITS);
    }

    /** The first bytes, and zeros behind them. */
    static long first(final long word, final int count) {
        return word & ~(-1L << HALF_BITS_A_BYTE * count << HALF_BITS_A_BYTE * count);
    }

    /** What the bytes are behind the first ones. */
    static long behind(final long word, final int count) {
        return word >>> HALF_BITS_A_BYTE * count >>> HALF_BITS_A_BYTE * count;
    }

    /** The number that the first digits are. */
    static long number(final long digits, final int count) {
        final int half = HALF_BITS - HALF_BITS_A_BYTE * count;
        return number(digits << half << half);
    }

    /** The number that eight digits are. */
    static long number(final long digits) {
        final long pairs = digits * (1 + (10 << 8)) >>> 8 & PAIRS;
        final long fours = pairs * (1 + (100 << 16)) >>> 16 & FOURS;
        return fours * (1 + (10_000L << 32)) >>> 32;
    }

    /**
     * The place so many bytes further on. A sum would have to wait for the count; a choice is predicted, and everything
     * that follows goes on at once.
     */
    static int further(final int place, final int count) {
        return switch (count) {
            case 1 -> place + 1;
            case 2 -> place + 2;
            case 3 -> place + 3;
            case 4 -> place + 4;
            case 5 -> place + 5;
            case 6 -> place + 6;
            case 7 -> place + 7;
            case 8 -> place + 8;
            default -> place;
        };
    }
}
