package io.tapedeck.journal.cause;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Spans of time as people say them. */
final class Durations {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int NANOS_SCALE = 9;
    private static final int MILLIS = 3;

    private Durations() {
    }

    static String words(final long nanos) {
        if (nanos < 0) {
            return "-" + words(-nanos);
        }
        return nanos < NANOS_PER_SECOND ? fraction(nanos) : whole(Duration.ofNanos(nanos));
    }

    private static String fraction(final long nanos) {
        return nanos == 0 ? "0 s" : plain(BigDecimal.valueOf(nanos, NANOS_SCALE - MILLIS)) + " ms";
    }

    private static String whole(final Duration span) {
        final StringBuilder words = new StringBuilder();
        append(words, span.toDays(), "d");
        append(words, span.toHoursPart(), "h");
        append(words, span.toMinutesPart(), "min");
        final BigDecimal seconds = BigDecimal.valueOf(span.toSecondsPart())
            .add(BigDecimal.valueOf(span.toNanosPart(), NANOS_SCALE).setScale(MILLIS, RoundingMode.HALF_UP));
        return (seconds.signum() == 0 ? words : words.append(plain(seconds)).append(" s")).toString().strip();
    }

    private static void append(final StringBuilder words, final long count, final String unit) {
        if (count > 0) {
            words.append(count).append(' ').append(unit).append(' ');
        }
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
