package io.tapedeck.engine.order;

/** Which side of a trade an order may take. */
public enum Liquidity {
    /** Filled as it comes. */
    ANY(1),
    /** Refused where it would be filled at once (post-only). */
    MAKER_ONLY(2);

    private static final Liquidity[] ALL = values();

    private final short code;

    Liquidity(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static Liquidity ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no Liquidity has code " + code);
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
