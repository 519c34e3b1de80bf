package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.VenueTerms;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The rules of a new instrument of which nobody said everything: the steps come from its data, the rest from here.
 * Immutable.
 *
 * @param quoteCurrency   empty where the symbol says it.
 * @param minimumNotional least worth of an order.
 * @param takerFeeRate    share of the notional.
 * @param market          that it is traded in.
 */
public record VenueDefaults(
    Optional<String> quoteCurrency,
    BigDecimal minimumNotional,
    BigDecimal takerFeeRate,
    MarketTerms market) {

    private static final BigDecimal MINIMUM_NOTIONAL = new BigDecimal("5");
    private static final String CURRENCY_OF_SHARES = "USD";

    /**
     * What is usual in a kind of market.
     *
     * @param kind of the market.
     * @return spot and shares 0.1 % for all, contracts 0.02 % for makers, 0.05 % for takers and 1.25 % for a
     *     liquidation; 5 at least.
     */
    public static VenueDefaults of(final MarketKind kind) {
        final boolean contract = kind.isMargined();
        return new VenueDefaults(kind == MarketKind.EQUITY ? Optional.of(CURRENCY_OF_SHARES) : Optional.empty(),
            MINIMUM_NOTIONAL,
            rate(contract ? VenueTerms.CONTRACT_TAKER_FEE_RATE : VenueTerms.SPOT_FEE_RATE),
            MarketTerms.usual(kind, rate(contract ? VenueTerms.CONTRACT_MAKER_FEE_RATE : VenueTerms.SPOT_FEE_RATE)));
    }

    private static BigDecimal rate(final long rate) {
        return BigDecimal.valueOf(rate, FixedPoint.MONEY_SCALE);
    }

    /** Complete with the steps; throws where the currency cannot be told from the symbol. */
    InstrumentTerms with(final BigDecimal tickSize, final BigDecimal stepSize, final String symbol) {
        return new InstrumentTerms(tickSize, stepSize, minimumNotional, takerFeeRate, currencyOf(symbol), market);
    }

    String currencyOf(final String symbol) {
        return quoteCurrency.orElseGet(() -> QuoteCurrency.of(symbol));
    }
}
