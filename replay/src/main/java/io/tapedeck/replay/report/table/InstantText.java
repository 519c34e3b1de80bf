package io.tapedeck.replay.report.table;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Moments as ISO instants in UTC, as {@link java.time.Instant} tells them: seconds always, fractions in groups of three
 * digits. Date and hour are made once for all moments of an hour that follow one another. One thread.
 */
final class InstantText {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final long NANOS_PER_HOUR = 3_600 * NANOS_PER_SECOND;
    private static final int HOURS_PER_DAY = 24;
    private static final int NANOS_SCALE = 9;
    private static final int THOUSAND = 1_000;
    private static final int GROUP = 3;

    private final TextBytes text;
    private long knownHour = Long.MIN_VALUE;
    private byte[] upToHour;

    InstantText(final TextBytes text) {
        this.text = text;
    }

    void append(final long nanos) {
        final long hour = Math.floorDiv(nanos, NANOS_PER_HOUR);
        final long sinceHour = nanos - hour * NANOS_PER_HOUR;
        final int second = (int) (sinceHour / NANOS_PER_SECOND);
        appendHour(hour);
        text.digits(second / SECONDS_PER_MINUTE, 2);
        text.append(':');
        text.digits(second % SECONDS_PER_MINUTE, 2);
        appendFraction((int) (sinceHour - second * NANOS_PER_SECOND));
        text.append('Z');
    }

    private void appendHour(final long hour) {
        if (hour != knownHour) {
            final LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(hour, HOURS_PER_DAY));
            final LocalTime time = LocalTime.of(Math.floorMod(hour, HOURS_PER_DAY), 0);
            final String wholeHour = date + "T" + time;
            upToHour = wholeHour.substring(0, wholeHour.length() - 2).getBytes(StandardCharsets.US_ASCII);
            knownHour = hour;
        }
        text.append(upToHour);
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
        text.digits(digits, decimals);
    }
}
