package io.tapedeck.engine.market;

/** What is exchanged in a market, and so what a position is. */
public enum MarketKind {
    /** The base currency against the quote currency: bought in full, owned, sold. */
    SPOT(1),
    /** A perpetual contract on one unit of the base currency, margined and settled in the quote currency. */
    LINEAR_PERPETUAL(2),
    /** Shares: bought in full, with splits and dividends. */
    EQUITY(3);

    private static final MarketKind[] ALL = values();

    private final short code;

    MarketKind(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static MarketKind ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no MarketKind has code " + code);
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
     * Whether a position is a contract on margin and not the thing itself.
     *
     * @return true for derivatives.
     */
    public boolean isMargined() {
        return this == LINEAR_PERPETUAL;
    }
}
