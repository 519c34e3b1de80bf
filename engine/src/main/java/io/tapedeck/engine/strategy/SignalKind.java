package io.tapedeck.engine.strategy;

/** What a signal asks for. */
public enum SignalKind {
    /** Open a long position. */
    OPEN_LONG(1),
    /** Close the position. */
    CLOSE(2),
    /** Open a short position. */
    OPEN_SHORT(3),
    /** Place an order that reduces a position. */
    REDUCE(4),
    /** Take an order back. */
    CANCEL(5),
    /** Change price or quantity of an order. */
    AMEND(6),
    /** Change the levels that protect a position. */
    PROTECT(7);

    private static final SignalKind[] ALL = values();

    private final short code;

    SignalKind(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static SignalKind ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no SignalKind has code " + code);
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
