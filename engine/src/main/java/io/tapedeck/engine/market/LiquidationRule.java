package io.tapedeck.engine.market;

/**
 * Against what a venue holds the margin of a position when it decides on liquidation.
 *
 * <p>Sources: Binance "Liquidation Protocols" and its liquidation price formula; OKX and Gate "Liquidation price"
 * help pages; Bybit "Liquidation Price (USDT Contract)".
 */
public enum LiquidationRule {
    /** Rate times notional at the mark price, less the bracket's maintenance amount (Binance). */
    MARK_NOTIONAL(1),
    /** Rate plus taker fee, times notional at the mark price (OKX, Gate). */
    MARK_NOTIONAL_AND_FEE(2),
    /** Rate times notional at the entry price (Bybit). */
    ENTRY_NOTIONAL(3);

    private static final LiquidationRule[] ALL = values();

    private final short code;

    LiquidationRule(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static LiquidationRule ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no LiquidationRule has code " + code);
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
