package io.tapedeck.engine.market;

import java.util.Locale;
import java.util.Optional;

/**
 * The spans of candles, from fine to coarse; each is a whole multiple of every finer one.
 *
 * <p>All align to UTC; weeks start on Monday. The {@link #code()} is the one on the tape and is never used again for
 * another span.
 */
public enum Timeframe {
    /** One minute. */
    M1(1, "1m", 60),
    /** Five minutes. */
    M5(2, "5m", 5 * 60),
    /** A quarter of an hour. */
    M15(3, "15m", 15 * 60),
    /** An hour. */
    H1(4, "1h", 60 * 60),
    /** Four hours. */
    H4(5, "4h", 4 * 60 * 60),
    /** A day from midnight UTC. */
    D1(6, "1d", 24 * 60 * 60),
    /** A week from Monday midnight UTC. */
    W1(7, "1w", 7 * 24 * 60 * 60);

    private static final Timeframe[] ALL = values();
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** 1970-01-01 was a Thursday; the first Monday came four days later. */
    private static final long FIRST_MONDAY_NS = 4L * 24 * 60 * 60 * NANOS_PER_SECOND;

    private final short code;
    private final String label;
    private final long durationNs;

    Timeframe(final int code, final String label, final long seconds) {
        this.code = (short) code;
        this.label = label;
        this.durationNs = seconds * NANOS_PER_SECOND;
    }

    /**
     * The timeframe that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the timeframe.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static Timeframe ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no timeframe has code " + code);
        }
        return ALL[code - 1];
    }

    /**
     * The timeframe that a person names.
     *
     * @param label such as {@code 1m}, {@code 4h}, {@code 1w}.
     * @return empty where there is none of that name.
     */
    public static Optional<Timeframe> ofLabel(final String label) {
        final String wanted = label.toLowerCase(Locale.ROOT);
        for (final Timeframe timeframe : ALL) {
            if (timeframe.label.equals(wanted)) {
                return Optional.of(timeframe);
            }
        }
        return Optional.empty();
    }

    /**
     * Code on the tape.
     *
     * @return 1 and up.
     */
    public short code() {
        return code;
    }

    /**
     * Name for people.
     *
     * @return such as {@code 15m}.
     */
    public String label() {
        return label;
    }

    /**
     * Length of the span.
     *
     * @return nanoseconds.
     */
    public long durationNs() {
        return durationNs;
    }

    /**
     * Start of the span that contains a moment.
     *
     * @param timeNs nanoseconds since 1970-01-01T00:00Z.
     * @return the latest boundary at or before it.
     */
    public long startOf(final long timeNs) {
        final long origin = this == W1 ? FIRST_MONDAY_NS : 0;
        return Math.floorDiv(timeNs - origin, durationNs) * durationNs + origin;
    }

    /**
     * End of the span that contains a moment.
     *
     * @param timeNs nanoseconds since 1970-01-01T00:00Z.
     * @return the earliest boundary behind it.
     */
    public long endOf(final long timeNs) {
        return startOf(timeNs) + durationNs;
    }

    /**
     * One bit for each timeframe, to say which of several closed.
     *
     * @return a power of two.
     */
    public int bit() {
        return 1 << ordinal();
    }

    @Override
    public String toString() {
        return label;
    }
}
