package io.tapedeck.engine.order;

/** What makes an order executable. */
public enum OrderType {
    /** At once, at what the market offers. */
    MARKET(1),
    /** At its limit price or better. */
    LIMIT(2),
    /** As a market order once the price has moved against the trader to the trigger. */
    STOP_MARKET(3),
    /** As a limit order once the price has moved against the trader to the trigger. */
    STOP_LIMIT(4),
    /** As a market order once the price has moved in favour of the trader to the trigger. */
    TAKE_PROFIT(5),
    /** As a stop whose trigger follows the best price at a distance. */
    TRAILING_STOP(6);

    private static final OrderType[] ALL = values();

    private final short code;

    OrderType(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static OrderType ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no OrderType has code " + code);
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

    /**
     * Whether the order waits for a trigger.
     *
     * @return true for stops and take-profits.
     */
    public boolean hasTrigger() {
        return this != MARKET && this != LIMIT;
    }

    /**
     * Whether the order has a price that it is never filled beyond.
     *
     * @return true for the limit types.
     */
    public boolean hasLimit() {
        return this == LIMIT || this == STOP_LIMIT;
    }
}
