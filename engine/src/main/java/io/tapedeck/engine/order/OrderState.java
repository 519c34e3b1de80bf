package io.tapedeck.engine.order;

/** What became of an order. */
public enum OrderState {
    /** It waits at the exchange. */
    ACCEPTED(1),
    /** All of it was executed. */
    FILLED(2),
    /** The exchange could not execute it. */
    REJECTED(3),
    /** It was taken back before it was executed. */
    CANCELLED(4);

    private static final OrderState[] ALL = values();

    private final short code;

    OrderState(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static OrderState ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no OrderState has code " + code);
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
