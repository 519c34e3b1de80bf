package io.tapedeck.replay.importer;

import java.util.Locale;
import java.util.Optional;

/**
 * The unit in which a file counts time since 1970, told by the magnitude of a number: the spans of years that the units
 * can mean do not overlap. Binance changed from milliseconds to microseconds on 2025-01-01.
 */
public enum EpochUnit {
    /** Ten digits. */
    SECONDS(1_000_000_000L),
    /** Thirteen digits. */
    MILLISECONDS(1_000_000L),
    /** Sixteen digits. */
    MICROSECONDS(1_000L),
    /** Nineteen digits. */
    NANOSECONDS(1L);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** 2009-01-01: before the first exchange, so that no candle can be older. */
    private static final long EARLIEST_SECONDS = 1_230_768_000L;
    /** 2100-01-01: far enough, and before one unit could be taken for the next. */
    private static final long LATEST_SECONDS = 4_102_444_800L;
    private static final EpochUnit[] ALL = values();

    private final long nanos;
    private final long earliest;
    private final long latest;

    EpochUnit(final long nanos) {
        this.nanos = nanos;
        final long unitsPerSecond = NANOS_PER_SECOND / nanos;
        earliest = EARLIEST_SECONDS * unitsPerSecond;
        latest = LATEST_SECONDS * unitsPerSecond;
    }

    /**
     * Tells the unit by the magnitude.
     *
     * @param time number.
     * @return empty for a number that means no moment from 2009 up to 2100 in any unit.
     */
    public static Optional<EpochUnit> of(final long time) {
        for (final EpochUnit unit : ALL) {
            if (time >= unit.earliest && time < unit.latest) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /**
     * Changes the unit.
     *
     * @param time in this unit.
     * @return nanoseconds.
     */
    public long toNanos(final long time) {
        return time * nanos;
    }

    /**
     * Name for people.
     *
     * @return in lower case.
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
