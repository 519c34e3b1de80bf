package io.tapedeck.engine.simulation;

import io.tapedeck.engine.order.Side;

/** When a resting limit order is filled. */
public enum LimitFillModel {
    /** The market trades at the limit. */
    TOUCH(1),
    /** The market trades beyond the limit. */
    TRADE_THROUGH(2);

    private static final LimitFillModel[] ALL = values();

    private final short code;

    LimitFillModel(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static LimitFillModel ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no LimitFillModel has code " + code);
        }
        return ALL[code - 1];
    }

    /**
     * Whether a resting order is filled by a price.
     *
     * @param side  of the order.
     * @param limit of the order, scaled.
     * @param price that the market trades at, scaled.
     * @return true where it is.
     */
    public boolean isFilled(final Side side, final long limit, final long price) {
        final long beyond = (limit - price) * side.sign();
        return this == TOUCH ? beyond >= 0 : beyond > 0;
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
