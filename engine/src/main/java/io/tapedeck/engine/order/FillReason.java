package io.tapedeck.engine.order;

/** Why a quantity changed hands. */
public enum FillReason {
    /** A signal opened the position. */
    ENTRY(1),
    /** A signal closed the position. */
    SIGNAL(2),
    /** The price reached the stop of the position. */
    STOP_LOSS(3),
    /** The price reached the target of the position. */
    TAKE_PROFIT(4),
    /** The operator or the end of the run closed the position. */
    END(5),
    /** The price fell back to the trailing stop. */
    TRAILING_STOP(6),
    /** The price fell back to the stop that had moved to the entry. */
    BREAK_EVEN(7),
    /** The position was open for as long as it may be. */
    TIME_STOP(8),
    /** The venue took the position, for its margin was used up. */
    LIQUIDATION(9),
    /** A person flattened the account. */
    KILL_SWITCH(10),
    /** A split left less of the position than can be held. */
    CASH_IN_LIEU(11);

    private static final FillReason[] ALL = values();

    private final short code;

    FillReason(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static FillReason ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no FillReason has code " + code);
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
