package io.tapedeck.engine.order;

/** Direction of an order. */
public enum Side {
    /** Takes the base currency, gives the quote currency. */
    BUY(1),
    /** Gives the base currency, takes the quote currency. */
    SELL(2);

    private static final Side[] ALL = values();

    private final short code;

    Side(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static Side ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no Side has code " + code);
        }
        return ALL[code - 1];
    }

    /**
     * Direction of a position that an order of this side opens.
     *
     * @return 1 for a purchase, -1 for a sale.
     */
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    /**
     * The other side.
     *
     * @return never null.
     */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
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
