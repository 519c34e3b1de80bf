package io.tapedeck.engine.market;

/** What happened to a share. */
public enum CorporateActionKind {
    /** New shares for old ones. */
    SPLIT(1),
    /** Money for every share. */
    DIVIDEND(2);

    private static final CorporateActionKind[] ALL = values();

    private final short code;

    CorporateActionKind(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static CorporateActionKind ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no CorporateActionKind has code " + code);
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
