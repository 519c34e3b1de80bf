package io.tapedeck.engine.market;

/**
 * When a market trades: which candles are to be expected, what is a gap and what is only a night, and how many days a
 * year has. No allocation.
 */
public enum TradingCalendar {
    /** Around the clock, every day. */
    CONTINUOUS(1, 365) {
        @Override
        public long nextOpen(final long timeNs, final Timeframe timeframe) {
            final long start = timeframe.startOf(timeNs);
            return start == timeNs ? start : start + timeframe.durationNs();
        }

        @Override
        public long candlesBetween(final long fromNs, final long toNs, final Timeframe timeframe) {
            return Math.max(0, toNs - fromNs) / timeframe.durationNs();
        }

        @Override
        public double candlesPerYear(final Timeframe timeframe) {
            return (double) daysPerYear() * NANOS_PER_DAY / timeframe.durationNs();
        }
    },
    /** The regular sessions of the New York exchanges. A day is one session; its candle is that of the UTC day. */
    US_EQUITY(2, 252) {
        @Override
        public long nextOpen(final long timeNs, final Timeframe timeframe) {
            final long earliest = CONTINUOUS.nextOpen(timeNs, timeframe);
            if (timeframe == Timeframe.W1) {
                return earliest;
            }
            long day = Math.floorDiv(earliest, NANOS_PER_DAY);
            while (true) {
                if (UsEquitySessions.isTradingDay(day)) {
                    final long open = nextOpenOn(day, earliest, timeframe);
                    if (open != NONE) {
                        return open;
                    }
                }
                day++;
            }
        }

        /** A candle belongs to the session where it overlaps with it. */
        private long nextOpenOn(final long day, final long earliest, final Timeframe timeframe) {
            if (timeframe == Timeframe.D1) {
                return day * NANOS_PER_DAY >= earliest ? day * NANOS_PER_DAY : NONE;
            }
            final long open = Math.max(earliest, timeframe.startOf(UsEquitySessions.openNs(day)));
            return open < UsEquitySessions.closeNs(day) ? open : NONE;
        }

        @Override
        public long candlesBetween(final long fromNs, final long toNs, final Timeframe timeframe) {
            long candles = 0;
            for (long open = nextOpen(fromNs, timeframe); open < toNs;
                open = nextOpen(open + timeframe.durationNs(), timeframe)) {
                candles++;
            }
            return candles;
        }

        @Override
        public double candlesPerYear(final Timeframe timeframe) {
            return switch (timeframe) {
                case W1 -> WEEKS_PER_YEAR;
                case D1 -> daysPerYear();
                default -> daysPerYear() * SESSION_NS / timeframe.durationNs();
            };
        }
    };

    private static final TradingCalendar[] ALL = values();
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final double SESSION_NS = 6.5 * 3_600e9;
    private static final double WEEKS_PER_YEAR = 52;
    private static final long NONE = Long.MIN_VALUE;

    private final short code;
    private final int daysPerYear;

    TradingCalendar(final int code, final int daysPerYear) {
        this.code = (short) code;
        this.daysPerYear = daysPerYear;
    }

    /**
     * The first candle that is to be expected.
     *
     * @param timeNs    earliest open, nanoseconds.
     * @param timeframe of the candles.
     * @return its open, at or after the time.
     */
    public abstract long nextOpen(long timeNs, Timeframe timeframe);

    /**
     * How many candles are to be expected in a span.
     *
     * @param fromNs    where it begins, nanoseconds.
     * @param toNs      where it ends, nanoseconds, itself left out.
     * @param timeframe of the candles.
     * @return how many open in it.
     */
    public abstract long candlesBetween(long fromNs, long toNs, Timeframe timeframe);

    /**
     * How many candles a year has, by which ratios are annualised.
     *
     * @param timeframe of the candles.
     * @return such as 252 for the days of New York, 365 for those of a market that never closes.
     */
    public abstract double candlesPerYear(Timeframe timeframe);

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static TradingCalendar ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no TradingCalendar has code " + code);
        }
        return ALL[code - 1];
    }

    /**
     * Code on the tape, never used again for another value.
     *
     * @return 1 and up.
     */
    public short code() {
        return code;
    }

    /**
     * Trading days of a year.
     *
     * @return a count.
     */
    public int daysPerYear() {
        return daysPerYear;
    }
}
