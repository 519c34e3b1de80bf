package io.tapedeck.engine.margin;

/** What an account may owe. */
public enum AccountMode {
    /** Nothing: purchases are paid in full, there are no shorts and no contracts. */
    CASH(1),
    /** Each instrument risks the margin that was set aside for it. */
    ISOLATED_MARGIN(2),
    /** The whole balance stands behind every contract. */
    CROSS_MARGIN(3);

    private static final AccountMode[] ALL = values();

    private final short code;

    AccountMode(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static AccountMode ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no AccountMode has code " + code);
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
