package io.tapedeck.engine.order;

/** How long an order stays. */
public enum TimeInForce {
    /** Until it is filled or taken back. */
    GTC(1),
    /** What is not filled at its first chance is cancelled. */
    IOC(2),
    /** Filled whole at its first chance, or not at all. */
    FOK(3),
    /** Until a moment. */
    GTD(4);

    private static final TimeInForce[] ALL = values();

    private final short code;

    TimeInForce(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static TimeInForce ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no TimeInForce has code " + code);
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
