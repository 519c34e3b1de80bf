package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The venue's rules for an instrument, as a person gives them. Immutable.
 *
 * @param tickSize        step of a price.
 * @param stepSize        step of a quantity.
 * @param minimumNotional least worth of an order, in the quote currency.
 * @param takerFeeRate    share of the notional that the venue takes, such as 0.001.
 * @param quoteCurrency   such as {@code USDT}.
 * @param market          that it is traded in.
 */
public record InstrumentTerms(
    BigDecimal tickSize,
    BigDecimal stepSize,
    BigDecimal minimumNotional,
    BigDecimal takerFeeRate,
    String quoteCurrency,
    MarketTerms market) {

    /** As long as the tape's field for it. */
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z0-9]{1,8}");

    /**
     * Checks the terms.
     *
     * @param tickSize        positive.
     * @param stepSize        positive.
     * @param minimumNotional not negative, at most eight decimals.
     * @param takerFeeRate    at least 0 and below 1, at most eight decimals.
     * @param quoteCurrency   one to eight letters and digits.
     * @param market          of any kind.
     * @throws IllegalArgumentException for terms that no instrument has; the message is meant for the user.
     */
    public InstrumentTerms {
        require(tickSize.signum() > 0, "the tick size", tickSize, "positive");
        require(stepSize.signum() > 0, "the step size", stepSize, "positive");
        require(decimalsOf(tickSize) + decimalsOf(stepSize) <= CandleTable.MOST_DECIMALS, "the step size", stepSize,
            "given with at most " + CandleTable.MOST_DECIMALS + " decimals together with the tick size " + tickSize);
        require(minimumNotional.signum() >= 0, "the minimum notional", minimumNotional, "0 or more");
        require(takerFeeRate.signum() >= 0 && takerFeeRate.compareTo(BigDecimal.ONE) < 0, "the taker fee rate",
            takerFeeRate, "at least 0 and below 1");
        require(decimalsOf(minimumNotional) <= FixedPoint.MONEY_SCALE, "the minimum notional", minimumNotional,
            "given with at most " + FixedPoint.MONEY_SCALE + " decimals");
        require(decimalsOf(takerFeeRate) <= FixedPoint.MONEY_SCALE, "the taker fee rate", takerFeeRate,
            "given with at most " + FixedPoint.MONEY_SCALE + " decimals");
        require(CURRENCY.matcher(quoteCurrency).matches(), "the quote currency", quoteCurrency,
            "one to eight letters and digits");
    }

    /**
     * A spot market around the clock in which makers pay what takers do.
     *
     * @param tickSize        positive.
     * @param stepSize        positive.
     * @param minimumNotional not negative.
     * @param feeRate         at least 0 and below 1.
     * @param quoteCurrency   one to eight letters and digits.
     * @return the terms.
     */
    public static InstrumentTerms spot(final BigDecimal tickSize, final BigDecimal stepSize,
        final BigDecimal minimumNotional, final BigDecimal feeRate, final String quoteCurrency) {
        return new InstrumentTerms(tickSize, stepSize, minimumNotional, feeRate, quoteCurrency,
            MarketTerms.usual(MarketKind.SPOT, feeRate));
    }

    /**
     * The terms that a tape has.
     *
     * @param instrument of the tape.
     * @return what a person would have to say to get them.
     */
    public static InstrumentTerms of(final Instrument instrument) {
        final VenueTerms terms = instrument.terms();
        return new InstrumentTerms(
            BigDecimal.valueOf(instrument.tickSize(), instrument.priceScale()),
            BigDecimal.valueOf(instrument.stepSize(), instrument.quantityScale()),
            money(terms.minimumNotional()),
            money(terms.takerFeeRate()),
            instrument.quoteCurrency(),
            new MarketTerms(terms.kind(), terms.calendar(), money(terms.makerFeeRate()), terms.liquidationRule(),
                money(terms.liquidationFeeRate())));
    }

    private static BigDecimal money(final long value) {
        return BigDecimal.valueOf(value, FixedPoint.MONEY_SCALE);
    }

    /**
     * When the instrument trades.
     *
     * @return never null.
     */
    public TradingCalendar calendar() {
        return market.calendar();
    }

    private static void require(final boolean holds, final String name, final Object value, final String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + rule);
        }
    }

    static int decimalsOf(final BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }
}
