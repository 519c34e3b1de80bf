package io.tapedeck.engine.order;

/** How the size of an entry is found. */
public enum Sizing {
    /** A quantity. */
    QUANTITY(1),
    /** An amount of the quote currency, fee included. */
    NOTIONAL(2),
    /** A share of the equity at the decision, put up as margin. */
    EQUITY_FRACTION(3),
    /** A share of the equity at the moment of the fill, put up as margin. */
    EQUITY_FRACTION_AT_FILL(4),
    /** A share of the equity that is lost where the stop is hit. */
    RISK_FRACTION(5),
    /** A yearly volatility that the position shall bring into the account. */
    VOLATILITY_TARGET(6);

    private static final Sizing[] ALL = values();

    private final short code;

    Sizing(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static Sizing ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no Sizing has code " + code);
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
