package io.tapedeck.engine.market;

/** Why data are missing. */
public enum GapCause {
    /** The program was not running. */
    RESTART(1),
    /** The connection to the venue was lost. */
    DISCONNECTED(2),
    /** They did not come, and the venue did not give them when it was asked. */
    MISSING(3),
    /** More came than could be taken in. */
    RING_FULL(4);

    private static final GapCause[] ALL = values();

    private final short code;

    GapCause(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static GapCause ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no GapCause has code " + code);
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
