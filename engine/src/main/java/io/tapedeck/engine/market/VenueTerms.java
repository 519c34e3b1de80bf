package io.tapedeck.engine.market;

import java.math.BigDecimal;

/**
 * What a venue asks of those who trade an instrument. Immutable.
 *
 * @param kind               what is exchanged.
 * @param calendar           when it trades.
 * @param minimumNotional    least worth of an order, money.
 * @param makerFeeRate       share of the notional that a resting order pays, rate.
 * @param takerFeeRate       share of the notional that an order pays that is filled at once, rate.
 * @param liquidationRule    how the venue decides on liquidation; without meaning where nothing is margined.
 * @param liquidationFeeRate share of the notional that a liquidation costs, rate.
 */
public record VenueTerms(
    MarketKind kind,
    TradingCalendar calendar,
    long minimumNotional,
    long makerFeeRate,
    long takerFeeRate,
    LiquidationRule liquidationRule,
    long liquidationFeeRate) {

    /** 0.1 %: Binance spot, makers and takers. */
    public static final long SPOT_FEE_RATE = 100_000;
    /** 0.02 %: Binance USD-M futures. */
    public static final long CONTRACT_MAKER_FEE_RATE = 20_000;
    /** 0.05 %: Binance USD-M futures. */
    public static final long CONTRACT_TAKER_FEE_RATE = 50_000;
    /** 1.25 %: Binance USD-M futures, what a liquidation costs. */
    public static final long CONTRACT_LIQUIDATION_FEE_RATE = 1_250_000;

    /**
     * A spot market around the clock with one fee.
     *
     * @param minimumNotional least worth of an order, money.
     * @param feeRate         of makers and takers, rate.
     * @return the terms.
     */
    public static VenueTerms spot(final long minimumNotional, final long feeRate) {
        return new VenueTerms(MarketKind.SPOT, TradingCalendar.CONTINUOUS, minimumNotional, feeRate, feeRate,
            LiquidationRule.MARK_NOTIONAL, 0);
    }

    /**
     * A contract without an end, around the clock, with the usual fees.
     *
     * @param minimumNotional    least worth of an order, money.
     * @param liquidationRule    of the venue.
     * @param liquidationFeeRate of the venue, rate.
     * @return the terms.
     */
    public static VenueTerms perpetual(final long minimumNotional, final LiquidationRule liquidationRule,
        final long liquidationFeeRate) {
        return new VenueTerms(MarketKind.LINEAR_PERPETUAL, TradingCalendar.CONTINUOUS, minimumNotional,
            CONTRACT_MAKER_FEE_RATE, CONTRACT_TAKER_FEE_RATE, liquidationRule, liquidationFeeRate);
    }

    /**
     * The terms of the same instrument in another kind of market, with the fees that are usual there.
     *
     * @param other kind.
     * @return these terms where the kind is the same.
     */
    public VenueTerms tradedAs(final MarketKind other) {
        if (other == kind) {
            return this;
        }
        final boolean contract = other.isMargined();
        return new VenueTerms(other, calendar, minimumNotional, contract ? CONTRACT_MAKER_FEE_RATE : SPOT_FEE_RATE,
            contract ? CONTRACT_TAKER_FEE_RATE : SPOT_FEE_RATE, liquidationRule,
            contract ? CONTRACT_LIQUIDATION_FEE_RATE : 0);
    }

    /**
     * The same terms with one fee.
     *
     * @param fee of makers and takers as a share of one, with at most eight decimals.
     * @return new terms.
     * @throws ArithmeticException where it has more.
     */
    public VenueTerms withFee(final BigDecimal fee) {
        final long rate = fee.movePointRight(FixedPoint.MONEY_SCALE).longValueExact();
        return withFees(rate, rate);
    }

    /**
     * The same terms with other fees.
     *
     * @param maker rate.
     * @param taker rate.
     * @return new terms.
     */
    public VenueTerms withFees(final long maker, final long taker) {
        return new VenueTerms(kind, calendar, minimumNotional, maker, taker, liquidationRule, liquidationFeeRate);
    }
}
