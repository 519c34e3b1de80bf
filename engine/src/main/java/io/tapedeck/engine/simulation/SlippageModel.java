package io.tapedeck.engine.simulation;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Side;

/** What a market order pays beyond the price that it finds. */
public enum SlippageModel {
    /** Nothing. */
    NONE(1),
    /** A share of the price. */
    BASIS_POINTS(2),
    /** A share of the high less the low of the candle. */
    RANGE_SHARE(3);

    private static final SlippageModel[] ALL = values();

    private final short code;

    SlippageModel(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static SlippageModel ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no SlippageModel has code " + code);
        }
        return ALL[code - 1];
    }

    /**
     * The price that a market order is filled at.
     *
     * @param instrument of the order, for its grid.
     * @param side       of the order.
     * @param price      that it finds, scaled.
     * @param range      high less low of the candle, scaled.
     * @param rate       of the price or of the range.
     * @return scaled, on the grid, never better than what it finds.
     */
    public long slip(final Instrument instrument, final Side side, final long price, final long range,
        final long rate) {
        if (this == NONE) {
            return price;
        }
        final long base = this == BASIS_POINTS ? price : range;
        final long distance = FixedPoint.multiplyDivideCeiling(base, rate, FixedPoint.ONE);
        return side == Side.BUY
            ? instrument.ceilToTick(price + distance)
            : Math.max(instrument.tickSize(), instrument.floorToTick(price - distance));
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
