package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;

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
 */
public record InstrumentTerms(
    BigDecimal tickSize,
    BigDecimal stepSize,
    BigDecimal minimumNotional,
    BigDecimal takerFeeRate,
    String quoteCurrency) {

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

    private static void require(final boolean holds, final String name, final Object value, final String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + rule);
        }
    }

    static int decimalsOf(final BigDecimal value) {
        return Math.max(0, value.stripTrailingZeros().scale());
    }
}
