package io.tapedeck.engine.order;

import io.tapedeck.engine.market.VenueTerms;

/** Which of the venue's fees a fill pays. */
public enum FeeKind {
    /** The order stood in the book. */
    MAKER(1),
    /** The order took what stood in the book. */
    TAKER(2),
    /** The venue took the position. */
    LIQUIDATION(3);

    private static final FeeKind[] ALL = values();

    private final short code;

    FeeKind(final int code) {
        this.code = (short) code;
    }

    /**
     * The value that a tape names by a code.
     *
     * @param code as in {@link #code()}.
     * @return the value.
     * @throws IllegalArgumentException for an unknown code.
     */
    public static FeeKind ofCode(final int code) {
        if (code < 1 || code > ALL.length) {
            throw new IllegalArgumentException("no FeeKind has code " + code);
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
     * The venue's rate.
     *
     * @param terms of the venue.
     * @return share of the notional, rate.
     */
    public long rate(final VenueTerms terms) {
        return switch (this) {
            case MAKER -> terms.makerFeeRate();
            case TAKER -> terms.takerFeeRate();
            case LIQUIDATION -> terms.liquidationFeeRate();
        };
    }
}
