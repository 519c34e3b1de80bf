package io.tapedeck.engine.market;

/**
 * How many new shares there are for old ones. What is counted in shares grows by it, the price of a share shrinks.
 * Immutable.
 *
 * @param newShares positive.
 * @param oldShares positive.
 */
public record ShareRatio(long newShares, long oldShares) {
    /**
     * Checks the ratio.
     *
     * @param newShares positive.
     * @param oldShares positive.
     * @throws IllegalArgumentException where one of them is not.
     */
    public ShareRatio {
        if (newShares <= 0 || oldShares <= 0) {
            throw new IllegalArgumentException("a split of " + newShares + " for " + oldShares + " is none");
        }
    }

    /**
     * A quantity after the split.
     *
     * @param quantity scaled, not negative; unknown stays unknown.
     * @return scaled, rounded down.
     */
    public long quantity(final long quantity) {
        return quantity == FixedPoint.UNKNOWN ? quantity
            : FixedPoint.multiplyDivideFloor(quantity, newShares, oldShares);
    }

    /**
     * A difference of quantities after the split.
     *
     * @param balance scaled, of either sign; unknown stays unknown.
     * @return scaled, rounded towards zero.
     */
    public long balance(final long balance) {
        return balance < 0 && balance != FixedPoint.UNKNOWN ? -quantity(-balance) : quantity(balance);
    }

    /**
     * A price after the split.
     *
     * @param price scaled, also directed; unknown stays unknown, and so does what can never be reached.
     * @return scaled, rounded half away from zero.
     */
    public long price(final long price) {
        if (!isPrice(price)) {
            return price;
        }
        final long magnitude = FixedPoint.multiplyDivideHalfUp(Math.abs(price), oldShares, newShares);
        return price < 0 ? -magnitude : magnitude;
    }

    /**
     * A price after the split, on the grid at or above it.
     *
     * @param price      scaled, also directed.
     * @param instrument of the price.
     * @return scaled; unknown and what can never be reached stay as they are.
     */
    public long priceUp(final long price, final Instrument instrument) {
        return isPrice(price) ? instrument.ceilToTick(-roundedDown(-price)) : price;
    }

    /**
     * A price after the split, on the grid at or below it.
     *
     * @param price      scaled, also directed.
     * @param instrument of the price.
     * @return scaled; unknown and what can never be reached stay as they are.
     */
    public long priceDown(final long price, final Instrument instrument) {
        return isPrice(price) ? instrument.floorToTick(roundedDown(price)) : price;
    }

    private long roundedDown(final long price) {
        return price >= 0
            ? FixedPoint.multiplyDivideFloor(price, oldShares, newShares)
            : -FixedPoint.multiplyDivideCeiling(-price, oldShares, newShares);
    }

    private static boolean isPrice(final long price) {
        return price != FixedPoint.UNKNOWN && price != Long.MAX_VALUE;
    }
}
