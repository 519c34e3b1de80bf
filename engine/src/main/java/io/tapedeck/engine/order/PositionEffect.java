package io.tapedeck.engine.order;

/** What an order does to positions. */
public enum PositionEffect {
    /** Its fills open a new position. */
    OPEN(1),
    /** Its fills only ever reduce the position that it names. */
    REDUCE(2);

    private static final PositionEffect[] ALL = values();

    private final short code;

    PositionEffect(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static PositionEffect ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no PositionEffect has code " + code);
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
