package io.tapedeck.engine.risk;

/**
 * The answer of the risk gate to a signal. The checks run in this order: kill switch, filter, account mode, positions
 * and pending orders, size, prices and exits, leverage, cash, lot and least order, then the limits of
 * {@link RiskLimits} in the order of its components. Whatever leaves 63 bits on the way is
 * {@link #ARITHMETIC_OVERFLOW}.
 */
public enum Verdict {
    /** Became an order. */
    ACCEPTED(1),
    /** A position is open in this instrument, and there is one at a time. */
    POSITION_OPEN(2),
    /** There is nothing to close. */
    NO_POSITION(3),
    /** An order of this instrument still waits at the exchange. */
    ORDER_PENDING(4),
    /** The size is not above 0 and at most the whole equity. */
    INVALID_SIZE(5),
    /** The account has less cash than the order could cost. */
    INSUFFICIENT_CASH(6),
    /** The order is worth less than the venue accepts. */
    BELOW_MINIMUM_NOTIONAL(7),
    /** The amount does not pay for one step of quantity. */
    BELOW_LOT_SIZE(8),
    /** The quantity is not a multiple of the step. */
    OFF_LOT_SIZE(9),
    /** The position would be worth more than its limit. */
    MAXIMUM_POSITION(10),
    /** The stop does not lie on the losing side of the last price, or is not positive. */
    STOP_ON_WRONG_SIDE(11),
    /** The target does not lie on the winning side of the last price. */
    TARGET_ON_WRONG_SIDE(12),
    /** A figure of a check leaves 63 bits. */
    ARITHMETIC_OVERFLOW(13),
    /** The operator has halted trading. */
    TRADING_HALTED(14),
    /** The operator lets only orders pass that make positions smaller. */
    REDUCE_ONLY(15),
    /** A cash account sells nothing that it does not own. */
    SHORT_NOT_ALLOWED(16),
    /** A cash account trades no contracts on margin. */
    MARGIN_NOT_ALLOWED(17),
    /** The venue allows less leverage for a position of this size. */
    LEVERAGE_ABOVE_BRACKET(18),
    /** A price that the order needs is missing, not positive or not on the venue's grid. */
    INVALID_PRICE(19),
    /** The order's moment of expiry is missing or past. */
    INVALID_EXPIRY(20),
    /** A target, a share, a trailing distance or a break-even level cannot be. */
    INVALID_EXIT(21),
    /** Sizing by risk needs a stop, sizing by volatility a volatility. */
    SIZE_NEEDS_MORE(22),
    /** The order is too large. */
    ORDER_QUANTITY(23),
    /** The order is worth too much. */
    ORDER_NOTIONAL(24),
    /** All positions together would be worth too much. */
    PORTFOLIO_EXPOSURE(25),
    /** All positions together would be too many times the equity. */
    PORTFOLIO_LEVERAGE(26),
    /** The order's price lies too far from the last one. */
    PRICE_COLLAR(27),
    /** Too many orders work in the instrument. */
    OPEN_ORDERS(28),
    /** Too many orders within a second. */
    ORDERS_PER_SECOND(29),
    /** Too many orders within a minute. */
    ORDERS_PER_MINUTE(30),
    /** Too many entries into the instrument on one day. */
    ENTRIES_PER_DAY(31),
    /** The same order was accepted a moment ago. */
    DUPLICATE_ORDER(32),
    /** The account has lost too much today. */
    DAILY_LOSS(33),
    /** The account has fallen too far from its peak. */
    DRAWDOWN(34),
    /** The last price is too old. */
    STALE_DATA(35),
    /** There is no such instrument. */
    UNKNOWN_INSTRUMENT(36),
    /** There is no such working order. */
    UNKNOWN_ORDER(37),
    /** The filter of the session lets no position of this direction be opened now. */
    FILTERED(38);

    private static final Verdict[] ALL = values();

    private final short code;

    Verdict(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static Verdict ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no Verdict has code " + code);
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
