package io.tapedeck.replay.sample;

/**
 * How busy each minute of a UTC day is: a quiet night, a rise in the morning, a peak in the afternoon.
 *
 * <p>Holds no state and allocates nothing. Factors are in thousandths of the volume of an average minute.
 */
final class DayPattern {
    private static final int MINUTES_PER_HOUR = 60;
    private static final int HOURS_PER_DAY = 24;
    private static final int MINUTES_PER_DAY = HOURS_PER_DAY * MINUTES_PER_HOUR;
    private static final long[] THOUSANDTHS_AT_HOUR = {
        900, 850, 800, 720, 660, 640, 700, 850, 1_000, 1_050, 1_000, 950,
        1_100, 1_400, 1_650, 1_600, 1_400, 1_200, 1_050, 1_000, 1_000, 950, 900, 880,
    };

    private DayPattern() {
    }

    /** Goes in a straight line from one full hour to the next. */
    static long thousandthsAt(final long epochMinute) {
        final int minuteOfDay = Math.floorMod(epochMinute, MINUTES_PER_DAY);
        final int hour = minuteOfDay / MINUTES_PER_HOUR;
        final int minute = minuteOfDay % MINUTES_PER_HOUR;
        final long from = THOUSANDTHS_AT_HOUR[hour];
        final long to = THOUSANDTHS_AT_HOUR[(hour + 1) % HOURS_PER_DAY];
        return from + (to - from) * minute / MINUTES_PER_HOUR;
    }
}
