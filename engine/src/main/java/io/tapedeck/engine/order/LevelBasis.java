package io.tapedeck.engine.order;

/** What protective levels are given in. */
public enum LevelBasis {
    /** Scaled prices; a trailing distance is a difference of prices. */
    PRICE(1),
    /** Shares of the entry price; a trailing distance is a share of the best price. */
    ENTRY_RATE(2);

    private static final LevelBasis[] ALL = values();

    private final short code;

    LevelBasis(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static LevelBasis ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no LevelBasis has code " + code);
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
