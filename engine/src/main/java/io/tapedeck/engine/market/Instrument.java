package io.tapedeck.engine.market;

/**
 * What is traded, its units and the venue's rules for it. Immutable.
 *
 * @param id              number on this tape, from 0.
 * @param venue           such as {@code binance}.
 * @param symbol          such as {@code BTCUSDT}.
 * @param quoteCurrency   in which prices and the account are.
 * @param baseTimeframe   of the candles that the engine is fed with.
 * @param priceScale      decimals of a price.
 * @param quantityScale   decimals of a quantity.
 * @param tickSize        step of a price, scaled.
 * @param stepSize        step of a quantity, scaled.
 * @param terms           of the venue: fees, least order, calendar, kind of market.
 */
public record Instrument(
    int id,
    String venue,
    String symbol,
    String quoteCurrency,
    Timeframe baseTimeframe,
    int priceScale,
    int quantityScale,
    long tickSize,
    long stepSize,
    VenueTerms terms) {

    /**
     * The same instrument by other terms.
     *
     * @param others of the venue.
     * @return a new instrument.
     */
    public Instrument withTerms(final VenueTerms others) {
        return new Instrument(id, venue, symbol, quoteCurrency, baseTimeframe, priceScale, quantityScale, tickSize,
            stepSize, others);
    }

    /**
     * Least worth of an order.
     *
     * @return money.
     */
    public long minimumNotional() {
        return terms.minimumNotional();
    }

    /**
     * What an order pays that is filled at once.
     *
     * @return share of the notional, rate.
     */
    public long takerFeeRate() {
        return terms.takerFeeRate();
    }

    /**
     * How much a unit of the currency is in scaled prices; for people and indicators, not for money.
     *
     * @return a power of ten.
     */
    public double priceUnit() {
        return FixedPoint.powerOfTen(priceScale);
    }

    /**
     * How much a unit of the asset is in scaled quantities; for people and indicators, not for money.
     *
     * @return a power of ten.
     */
    public double quantityUnit() {
        return FixedPoint.powerOfTen(quantityScale);
    }

    /**
     * Whether a position is a contract on margin.
     *
     * @return true for derivatives.
     */
    public boolean isMargined() {
        return terms.kind().isMargined();
    }

    /**
     * Worth of a quantity at a price.
     *
     * @param price    scaled.
     * @param quantity scaled, not negative.
     * @return money, rounded half up.
     */
    public long notional(final long price, final long quantity) {
        final int excess = priceScale + quantityScale - FixedPoint.MONEY_SCALE;
        if (excess > 0) {
            return FixedPoint.multiplyDivideHalfUp(price, quantity, FixedPoint.powerOfTen(excess));
        }
        return Math.multiplyExact(Math.multiplyExact(price, quantity), FixedPoint.powerOfTen(-excess));
    }

    /**
     * Fee of a fill that takes liquidity.
     *
     * @param notional money.
     * @return money, rounded half up.
     */
    public long takerFee(final long notional) {
        return FixedPoint.multiplyDivideHalfUp(notional, terms.takerFeeRate(), FixedPoint.ONE);
    }

    /**
     * Fee of a fill that gave liquidity.
     *
     * @param notional money.
     * @return money, rounded half up.
     */
    public long makerFee(final long notional) {
        return FixedPoint.multiplyDivideHalfUp(notional, terms.makerFeeRate(), FixedPoint.ONE);
    }

    /**
     * The greatest quantity that an amount pays for, fee included.
     *
     * @param quoteAmount money, not negative.
     * @param price       scaled, positive.
     * @return a multiple of the step, perhaps 0; its {@link #cost} is never above the amount.
     */
    public long quantityFor(final long quoteAmount, final long price) {
        final long quantity = roundDownToStep(affordable(quoteAmount, price));
        return quantity > 0 && cost(price, quantity) > quoteAmount ? quantity - stepSize : quantity;
    }

    /**
     * The greatest quantity that an amount pays the margin and the fee for.
     *
     * @param quoteAmount money, not negative.
     * @param price       scaled, positive.
     * @param leverage    1 and up; 1 is {@link #quantityFor(long, long)}.
     * @return a multiple of the step, perhaps 0.
     */
    public long quantityFor(final long quoteAmount, final long price, final int leverage) {
        if (leverage == 1) {
            return quantityFor(quoteAmount, price);
        }
        final long withFee = Math.addExact(FixedPoint.ONE, Math.multiplyExact(terms.takerFeeRate(), leverage));
        final long notional = FixedPoint.multiplyDivideFloor(Math.multiplyExact(quoteAmount, leverage), FixedPoint.ONE,
            withFee);
        final long quantity = roundDownToStep(quantityWorth(notional, price));
        return quantity > 0 && notional(price, quantity) > notional ? quantity - stepSize : quantity;
    }

    private long quantityWorth(final long notional, final long price) {
        final int excess = priceScale + quantityScale - FixedPoint.MONEY_SCALE;
        return excess >= 0
            ? FixedPoint.multiplyDivideFloor(notional, FixedPoint.powerOfTen(excess), price)
            : FixedPoint.multiplyDivideFloor(notional, 1, Math.multiplyExact(price, FixedPoint.powerOfTen(-excess)));
    }

    private long affordable(final long quoteAmount, final long price) {
        final long withFee = FixedPoint.ONE + terms.takerFeeRate();
        final long unit = FixedPoint.powerOfTen(priceScale + quantityScale);
        if (price <= Long.MAX_VALUE / withFee) {
            return FixedPoint.multiplyDivideFloor(quoteAmount, unit, price * withFee);
        }
        // A price of many digits: the fee is taken off the amount first, which at worst buys one unit less.
        final long amount = FixedPoint.multiplyDivideFloor(quoteAmount, FixedPoint.ONE, withFee);
        return FixedPoint.multiplyDivideFloor(amount, unit, price) / FixedPoint.ONE;
    }

    /**
     * What a purchase takes out of the account.
     *
     * @param price    scaled.
     * @param quantity scaled.
     * @return money: notional and taker fee.
     */
    public long cost(final long price, final long quantity) {
        final long notional = notional(price, quantity);
        return Math.addExact(notional, takerFee(notional));
    }

    /**
     * A part of a quantity.
     *
     * @param quantity scaled.
     * @param share    rate.
     * @return a multiple of the step, rounded down.
     */
    public long shareOf(final long quantity, final long share) {
        return roundDownToStep(FixedPoint.multiplyDivideFloor(quantity, share, FixedPoint.ONE));
    }

    /**
     * Moves a quantity down to the venue's grid.
     *
     * @param quantity scaled.
     * @return the greatest multiple of the step at or below it.
     */
    public long roundDownToStep(final long quantity) {
        return stepSize == 1 ? quantity : quantity - quantity % stepSize;
    }

    /**
     * Moves a price down to the venue's grid.
     *
     * @param price scaled.
     * @return the highest tick at or below it.
     */
    public long floorToTick(final long price) {
        return tickSize == 1 ? price : Math.floorDiv(price, tickSize) * tickSize;
    }

    /**
     * Moves a price up to the venue's grid.
     *
     * @param price scaled.
     * @return the lowest tick at or above it.
     */
    public long ceilToTick(final long price) {
        return -floorToTick(-price);
    }

    /**
     * Name that is unique across venues.
     *
     * @return venue and symbol.
     */
    public String qualifiedSymbol() {
        return venue + ":" + symbol;
    }
}
