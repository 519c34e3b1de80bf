package io.tapedeck.engine.order;

import io.tapedeck.engine.market.VenueTerms;

/** Which of the venue's fees a fill pays. */
public enum FeeKind {
    /** The order stood in the book. */
    MAKER,
    /** The order took what stood in the book. */
    TAKER,
    /** The venue took the position. */
    LIQUIDATION;

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
