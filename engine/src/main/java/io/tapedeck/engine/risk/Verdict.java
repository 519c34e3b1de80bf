package io.tapedeck.engine.risk;

/** The answer of the risk gate to a signal. */
public enum Verdict {
    /** Became an order. */
    ACCEPTED(1),
    /** A position is open in this instrument, and there is one at a time. */
    POSITION_OPEN(2),
    /** There is nothing to close. */
    NO_POSITION(3),
    /** An order of this instrument still waits at the exchange. */
    ORDER_PENDING(4),
    /** The size is not above 0 and at most the whole equity. */
    INVALID_SIZE(5),
    /** The account has less cash than the order could cost. */
    INSUFFICIENT_CASH(6),
    /** The order is worth less than the venue accepts. */
    BELOW_MINIMUM_NOTIONAL(7),
    /** The amount does not pay for one step of quantity. */
    BELOW_LOT_SIZE(8),
    /** The quantity is not a multiple of the step. */
    OFF_LOT_SIZE(9),
    /** The position would be worth more than its limit. */
    MAXIMUM_POSITION(10),
    /** The stop does not lie on the losing side of the last price, or is not positive. */
    STOP_ON_WRONG_SIDE(11),
    /** The target does not lie on the winning side of the last price. */
    TARGET_ON_WRONG_SIDE(12),
    /** A figure of a check leaves 63 bits. */
    ARITHMETIC_OVERFLOW(13);

    private static final Verdict[] ALL = values();

    private final short code;

    Verdict(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static Verdict ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no Verdict has code " + code);
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
