package io.tapedeck.engine.risk;

/** What the kill switch lets through. */
public enum TradingState {
    /** Everything that the limits allow. */
    ACTIVE(1),
    /** Only what makes positions smaller. */
    REDUCE_ONLY(2),
    /** Nothing of a strategy; protection stays in place. */
    HALTED(3);

    private static final TradingState[] ALL = values();

    private final short code;

    TradingState(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static TradingState ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no TradingState has code " + code);
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
}
