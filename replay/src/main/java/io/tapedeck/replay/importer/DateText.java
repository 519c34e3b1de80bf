package io.tapedeck.replay.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Reads dates and times as people write them into tables: ISO 8601, a blank for the T, UTC where nothing is said. */
public final class DateText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int DATE_LENGTH = "2004-08-19".length();

    private DateText() {
    }

    /**
     * Reads a moment.
     *
     * @param text such as {@code 2004-08-19}, {@code 2011-08-18 00:00:00} or {@code 2024-08-08T23:54:16.303Z}.
     * @return nanoseconds since 1970; empty where it is something else or lies before.
     */
    public static OptionalLong nanosOf(final String text) {
        try {
            final OffsetDateTime moment = momentOf(text.strip().replace(' ', 'T'));
            final long nanos = Math.addExact(Math.multiplyExact(moment.toEpochSecond(), NANOS_PER_SECOND),
                moment.getNano());
            return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
        } catch (final DateTimeException | ArithmeticException noMoment) {
            return OptionalLong.empty();
        }
    }

    private static OffsetDateTime momentOf(final String text) {
        if (text.length() <= DATE_LENGTH) {
            return LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        }
        final boolean saysOffset = text.endsWith("Z") || text.indexOf('+', DATE_LENGTH) > 0
            || text.indexOf('-', DATE_LENGTH) > 0;
        return saysOffset ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
    }
}
