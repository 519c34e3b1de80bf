package io.tapedeck.engine.market;

/** When a market trades: what is a gap and what is only a night, and how many days a year has. */
public enum TradingCalendar {
    /** Around the clock, every day. */
    CONTINUOUS(1, 365),
    /** The sessions of the New York exchanges. */
    US_EQUITY(2, 252);

    private static final TradingCalendar[] ALL = values();

    private final short code;
    private final int daysPerYear;

    TradingCalendar(final int code, final int daysPerYear) {
        this.code = (short) code;
        this.daysPerYear = daysPerYear;
    }

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
     * Trading days of a year, by which ratios are annualised.
     *
     * @return a count.
     */
    public int daysPerYear() {
        return daysPerYear;
    }
}
