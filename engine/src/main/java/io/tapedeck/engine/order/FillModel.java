package io.tapedeck.engine.order;

/** At which price the simulated exchange settles a market order. */
public enum FillModel {
    /** The open of the first base candle that opens at or after the decision. */
    NEXT(1),
    /** The last close that is known at the decision. */
    CLOSE(2),
    /** The opposite best price of the first quote at or after its arrival, as far as that reaches, then the next. */
    BOOK(3);

    private static final FillModel[] ALL = values();

    private final short code;

    FillModel(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static FillModel ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no FillModel has code " + code);
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
