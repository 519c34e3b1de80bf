package io.tapedeck.engine.market;

/** What data of a venue are about, where they come one after the other. */
public enum DataStream {
    /** Single trades. */
    TRADES(1),
    /** Base candles. */
    CANDLES(2),
    /** Best prices. */
    QUOTES(3),
    /** Prices that contracts are valued at, and funding. */
    MARK_PRICE(4),
    /** How much of a contract is held. */
    OPEN_INTEREST(5),
    /** Everything. */
    ALL(6);

    private static final DataStream[] VALUES = values();

    private final short code;

    DataStream(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static DataStream ofCode(final int code) {
        if (code < 1 || code > VALUES.length) {
            throw new IllegalArgumentException("no DataStream has code " + code);
        }
        return VALUES[code - 1];
    }

    /**
     * Code on the tape, never used again for another value.
     *
     * @return 1 and up.
     */
    public short code() {
        return code;
    }
}
