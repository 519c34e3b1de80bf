package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;

import java.math.BigDecimal;

/**
 * What kind of market an instrument is traded in, as a person gives it. Immutable.
 *
 * @param kind               what is exchanged.
 * @param calendar           when it trades.
 * @param makerFeeRate       share of the notional that a resting order pays; negative for a rebate.
 * @param liquidationRule    how the venue decides on liquidation.
 * @param liquidationFeeRate share of the notional that a liquidation costs.
 */
public record MarketTerms(
    MarketKind kind,
    TradingCalendar calendar,
    BigDecimal makerFeeRate,
    LiquidationRule liquidationRule,
    BigDecimal liquidationFeeRate) {

    private static final BigDecimal LIQUIDATION_FEE_RATE =
        BigDecimal.valueOf(VenueTerms.CONTRACT_LIQUIDATION_FEE_RATE, FixedPoint.MONEY_SCALE).stripTrailingZeros();

    /**
     * Checks the terms.
     *
     * @param kind               of the market.
     * @param calendar           of the market.
     * @param makerFeeRate       between -1 and 1, at most eight decimals.
     * @param liquidationRule    of the venue.
     * @param liquidationFeeRate at least 0 and below 1, at most eight decimals.
     * @throws IllegalArgumentException for terms that no market has; the message is meant for the user.
     */
    public MarketTerms {
        require(makerFeeRate.abs().compareTo(BigDecimal.ONE) < 0, "the maker fee rate", makerFeeRate,
            "above -1 and below 1");
        require(liquidationFeeRate.signum() >= 0 && liquidationFeeRate.compareTo(BigDecimal.ONE) < 0,
            "the liquidation fee rate", liquidationFeeRate, "at least 0 and below 1");
        require(InstrumentTerms.decimalsOf(makerFeeRate) <= FixedPoint.MONEY_SCALE, "the maker fee rate", makerFeeRate,
            "given with at most " + FixedPoint.MONEY_SCALE + " decimals");
        require(InstrumentTerms.decimalsOf(liquidationFeeRate) <= FixedPoint.MONEY_SCALE, "the liquidation fee rate",
            liquidationFeeRate, "given with at most " + FixedPoint.MONEY_SCALE + " decimals");
    }

    private static void require(final boolean holds, final String name, final Object value, final String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + rule);
        }
    }

    /**
     * A market with the calendar that is usual for its kind, and Binance's rule and fee of a liquidation.
     *
     * @param kind         of the market.
     * @param makerFeeRate share of the notional.
     * @return the terms.
     */
    public static MarketTerms usual(final MarketKind kind, final BigDecimal makerFeeRate) {
        return new MarketTerms(kind, usualCalendar(kind), makerFeeRate, LiquidationRule.MARK_NOTIONAL,
            kind.isMargined() ? LIQUIDATION_FEE_RATE : BigDecimal.ZERO);
    }

    /**
     * When a kind of market trades where nothing else is said.
     *
     * @param kind of the market.
     * @return the sessions of New York for shares, else around the clock.
     */
    public static TradingCalendar usualCalendar(final MarketKind kind) {
        return kind == MarketKind.EQUITY ? TradingCalendar.US_EQUITY : TradingCalendar.CONTINUOUS;
    }
}
