package io.tapedeck.gateways.json;

import io.tapedeck.engine.market.FixedPoint;

/**
 * Steps over a text that is probably written in the way that its writer always writes, eight bytes at a time. A step
 * takes the place where something begins and gives the place behind it, or {@link #ELSEWHERE} where something else
 * stands there or stands there in another way: that says nothing about the text, which is then read as a
 * {@link JsonMessage}. But what the steps went over is what {@link JsonMessage} would read there.
 *
 * <p>Places are passed on from step to step, and what a step read is asked for afterwards: no step waits for memory.
 * Where a step ends is chosen rather than computed, so that the next one does not wait for it either. Reused; one
 * thread; no allocation. Nothing outside of the array is read, but bytes behind the end of the message may be: whoever
 * has come to the end compares the places.
 */
public final class JsonSteps {
    /** Behind every text. Whoever steps on from here stays behind every text. */
    public static final int ELSEWHERE = 1 << 30;
    /** Decimals that numbers can be read with at most. */
    public static final int MOST_DECIMALS = 8;

    /** With as many digits behind the first eight, and eight decimals, a number is below 2⁶³. */
    private static final int MOST_MORE_DIGITS = 2;
    private static final int HALF = 5;
    private static final int TIME_DIGITS = 13;
    private static final int FIRST_OF_SECOND = TIME_DIGITS - Long.BYTES;
    private static final long LAST_DIGITS = 100_000L;
    /** Of the second word, the three bytes that the first one has as well do not count. */
    private static final long LAST_DIGITS_MASK = -1L << 3 * Byte.SIZE;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long LATEST_MILLIS = Long.MAX_VALUE / NANOS_PER_MILLI;
    private static final JsonPhrase TRUE = JsonPhrase.of("true");
    private static final JsonPhrase FALSE = JsonPhrase.of("false");

    private byte[] bytes = new byte[Long.BYTES];
    private int last;
    private long value;
    private long dropped;
    private long nameHead;
    private long nameTail;

    /**
     * Sets the text.
     *
     * @param text at least eight bytes.
     */
    public void wrap(final byte[] text) {
        bytes = text;
        last = text.length - Long.BYTES;
    }

    /** The byte at a place; 0, which JSON has nowhere, behind the array. */
    public int at(final int place) {
        return place < bytes.length ? bytes[place] : 0;
    }

    private long word(final int place) {
        return place <= last ? EightBytes.at(bytes, place) : lastWord(place);
    }

    private long lastWord(final int place) {
        return place < bytes.length ? EightBytes.behind(EightBytes.at(bytes, last), place - last) : 0;
    }

    /** Over a phrase. */
    public int over(final int from, final JsonPhrase phrase) {
        final boolean there = (word(from) & phrase.headMask()) == phrase.head()
            && (phrase.tailMask() == 0 || (word(from + Long.BYTES) & phrase.tailMask()) == phrase.tail());
        return there ? from + phrase.length() : ELSEWHERE;
    }

    /** To the quote behind a text that is written as it is. */
    public int plain(final int from) {
        int at = from;
        long ends = EightBytes.endsOfPlain(word(at));
        while (ends == 0) {
            at += Long.BYTES;
            ends = EightBytes.endsOfPlain(word(at));
        }
        return EightBytes.further(at, EightBytes.before(ends));
    }

    /** To the quote behind a name of up to fifteen bytes, for {@link ShortNames}. */
    public int name(final int from) {
        final long head = word(from);
        final long quotes = EightBytes.quotesOf(head);
        nameHead = head & (quotes ^ quotes - 1);
        nameTail = 0;
        return quotes == 0 ? longName(from + Long.BYTES) : EightBytes.further(from, EightBytes.before(quotes));
    }

    private int longName(final int from) {
        final long tail = word(from);
        final long quotes = EightBytes.quotesOf(tail);
        nameTail = tail & (quotes ^ quotes - 1);
        return EightBytes.further(from, EightBytes.before(quotes));
    }

    long nameHead() {
        return nameHead;
    }

    long nameTail() {
        return nameTail;
    }

    /** Over a whole number that is not negative and that nobody wants. */
    public int unwanted(final int from) {
        final long digits = EightBytes.digitsOf(word(from));
        final int count = EightBytes.digitCount(digits);
        if (count == 0 || count > 1 && EightBytes.startsWithZero(digits)) {
            return ELSEWHERE;
        }
        return count == Long.BYTES ? moreUnwanted(from + Long.BYTES) : EightBytes.further(from, count);
    }

    private int moreUnwanted(final int from) {
        final int count = EightBytes.digitCount(EightBytes.digitsOf(word(from)));
        return count == Long.BYTES ? ELSEWHERE : EightBytes.further(from, count);
    }

    /** Over a whole number that is not negative. */
    public int whole(final int from) {
        final long digits = EightBytes.digitsOf(word(from));
        final int count = EightBytes.digitCount(digits);
        if (count == 0 || count > 1 && EightBytes.startsWithZero(digits)) {
            return ELSEWHERE;
        }
        if (count == Long.BYTES) {
            return moreDigits(EightBytes.number(digits), from + Long.BYTES);
        }
        value = EightBytes.number(digits, count);
        return EightBytes.further(from, count);
    }

    /** Over a moment in milliseconds of thirteen digits, which is read as nanoseconds. */
    public int timeNs(final int from) {
        final long first = EightBytes.digitsOf(word(from));
        final long second = EightBytes.digitsOf(word(from + FIRST_OF_SECOND));
        final long millis = EightBytes.number(first) * LAST_DIGITS + EightBytes.number(second & LAST_DIGITS_MASK);
        value = millis * NANOS_PER_MILLI;
        final boolean there = EightBytes.areDigits(first) && EightBytes.areDigits(second)
            && !EightBytes.startsWithZero(first) && millis <= LATEST_MILLIS;
        return there ? from + TIME_DIGITS : ELSEWHERE;
    }

    /** Over a number that is neither negative nor finer than a scale of at most eight decimals. */
    public int exact(final int from, final int scale) {
        final int to = decimal(from, scale);
        return dropped == 0 ? to : ELSEWHERE;
    }

    /** Over a number that is not negative, rounded to a scale of at most eight decimals. */
    public int rounded(final int from, final int scale) {
        final int to = decimal(from, scale);
        value += (dropped & 0xFF) >= HALF ? 1 : 0;
        return to;
    }

    private int decimal(final int from, final int scale) {
        final long digits = EightBytes.digitsOf(word(from));
        final int count = EightBytes.digitCount(digits);
        if (count == Long.BYTES) {
            return longDecimal(EightBytes.number(digits), from + Long.BYTES, scale);
        }
        final long whole = EightBytes.number(digits, count) * FixedPoint.powerOfTen(scale);
        final int point = count == 0 ? ELSEWHERE : EightBytes.further(from, count);
        return EightBytes.isPoint(digits, count) ? decimals(whole, point + 1, scale) : integral(whole, point);
    }

    private int longDecimal(final long before, final int from, final int scale) {
        final int point = moreDigits(before, from);
        if (point - from > MOST_MORE_DIGITS) {
            return ELSEWHERE;
        }
        final long whole = value * FixedPoint.powerOfTen(scale);
        return at(point) == '.' ? decimals(whole, point + 1, scale) : integral(whole, point);
    }

    private int integral(final long whole, final int to) {
        value = whole;
        dropped = 0;
        return to;
    }

    private int decimals(final long whole, final int from, final int scale) {
        final long digits = EightBytes.digitsOf(word(from));
        final int count = EightBytes.digitCount(digits);
        final long given = EightBytes.first(digits, count);
        value = whole + EightBytes.number(given, scale);
        dropped = EightBytes.behind(given, scale);
        return count == 0 ? ELSEWHERE : EightBytes.further(from, count);
    }

    private int moreDigits(final long before, final int from) {
        final long digits = EightBytes.digitsOf(word(from));
        final int count = EightBytes.digitCount(digits);
        value = before * FixedPoint.powerOfTen(count) + EightBytes.number(digits, count);
        return count == Long.BYTES ? ELSEWHERE : EightBytes.further(from, count);
    }

    /** Over true or false, which are read as 1 and 0. */
    public int flag(final int from) {
        final int behindTrue = over(from, TRUE);
        value = behindTrue == ELSEWHERE ? 0 : 1;
        return value == 1 ? behindTrue : over(from, FALSE);
    }

    /** What the last number, moment or flag was. */
    public long value() {
        return value;
    }
}
