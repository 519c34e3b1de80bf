package io.tapedeck.replay.report.table;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Moments as ISO instants in UTC, as {@link java.time.Instant} tells them: seconds always, fractions in groups of three
 * digits. The date is made once for all moments of a day that follow one another. One thread.
 */
final class InstantText {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int NANOS_SCALE = 9;
    private static final int THOUSAND = 1_000;
    private static final int GROUP = 3;

    private final TextBytes text;
    private long knownDay = Long.MIN_VALUE;
    private byte[] date;

    InstantText(final TextBytes text) {
        this.text = text;
    }

    void append(final long nanos) {
        final long second = Math.floorDiv(nanos, NANOS_PER_SECOND);
        final long day = Math.floorDiv(second, SECONDS_PER_DAY);
        appendDate(day);
        appendTime((int) (second - day * SECONDS_PER_DAY));
        appendFraction((int) (nanos - second * NANOS_PER_SECOND));
        text.append('Z');
    }

    private void appendDate(final long day) {
        if (day != knownDay) {
            date = (LocalDate.ofEpochDay(day) + "T").getBytes(StandardCharsets.US_ASCII);
            knownDay = day;
        }
        text.append(date);
    }

    private void appendTime(final int secondOfDay) {
        text.lastDigits(secondOfDay / SECONDS_PER_HOUR, 2);
        text.append(':');
        text.lastDigits(secondOfDay % SECONDS_PER_HOUR / SECONDS_PER_MINUTE, 2);
        text.append(':');
        text.lastDigits(secondOfDay % SECONDS_PER_MINUTE, 2);
    }

    private void appendFraction(final int nanos) {
        if (nanos == 0) {
            return;
        }
        int digits = nanos;
        int decimals = NANOS_SCALE;
        while (digits % THOUSAND == 0) {
            digits /= THOUSAND;
            decimals -= GROUP;
        }
        text.append('.');
        text.lastDigits(digits, decimals);
    }
}
