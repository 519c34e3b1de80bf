package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.journal.catalogue.HistoryKey;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The instrument of a tape after an import. Immutable.
 *
 * @param instrument at the scales of the tape.
 * @param origin     of its tick, step, minimum notional, fee and currency.
 * @param before     the instrument of the generation before; empty where there was no tape.
 */
public record ResolvedTerms(Instrument instrument, TermsOrigin origin, Optional<Instrument> before) {
    /** What is given comes first, then what the tape has; a new tape's terms are derived. */
    static ResolvedTerms resolve(final ImportRequest request, final Optional<InstrumentTerms> terms,
        final Optional<Instrument> before, final CandleTable table) {
        final HistoryKey key = request.key();
        if (terms.isPresent()) {
            return new ResolvedTerms(instrument(key, terms.get(), table), TermsOrigin.GIVEN, before);
        }
        return before
            .map(kept -> new ResolvedTerms(rescale(kept, table), TermsOrigin.KEPT, before))
            .orElseGet(() -> new ResolvedTerms(instrument(key, derive(request, table), table), TermsOrigin.DERIVED,
                before));
    }

    private static InstrumentTerms derive(final ImportRequest request, final CandleTable table) {
        return request.defaults().with(BigDecimal.valueOf(1, table.priceScale()),
            BigDecimal.valueOf(1, table.quantityScale()), request.key().symbol());
    }

    private static Instrument instrument(final HistoryKey key, final InstrumentTerms terms, final CandleTable table) {
        return new Instrument(0, key.venue(), key.symbol(), terms.quoteCurrency(), key.timeframe(),
            table.priceScale(), table.quantityScale(),
            scaled(terms.tickSize(), table.priceScale()),
            scaled(terms.stepSize(), table.quantityScale()),
            venueTerms(terms, terms.market()));
    }

    private static VenueTerms venueTerms(final InstrumentTerms terms, final MarketTerms market) {
        return new VenueTerms(market.kind(), market.calendar(), money(terms.minimumNotional()),
            money(market.makerFeeRate()), money(terms.takerFeeRate()), market.liquidationRule(),
            money(market.liquidationFeeRate()));
    }

    private static long money(final BigDecimal value) {
        return scaled(value, FixedPoint.MONEY_SCALE);
    }

    private static long scaled(final BigDecimal value, final int scale) {
        try {
            return value.movePointRight(scale).longValueExact();
        } catch (final ArithmeticException tooLong) {
            throw new IllegalArgumentException("the instrument's " + value.toPlainString()
                + " cannot be held with " + scale + " decimals; give smaller terms", tooLong);
        }
    }

    private static Instrument rescale(final Instrument kept, final CandleTable table) {
        return new Instrument(kept.id(), kept.venue(), kept.symbol(), kept.quoteCurrency(), kept.baseTimeframe(),
            table.priceScale(), table.quantityScale(),
            scaled(BigDecimal.valueOf(kept.tickSize(), kept.priceScale()), table.priceScale()),
            scaled(BigDecimal.valueOf(kept.stepSize(), kept.quantityScale()), table.quantityScale()),
            kept.terms());
    }

    /** Whether the terms are others than those of the generation before, scales apart. */
    boolean isChanged(final CandleTable table) {
        return before.map(kept -> !instrument.equals(rescale(kept, table))).orElse(true);
    }

    /** The terms of a tape that stays as it is. */
    ResolvedTerms unchanged() {
        return new ResolvedTerms(before.orElseThrow(), origin, before);
    }

    /**
     * Whether the tape holds finer prices or quantities than it did.
     *
     * @return true where all of its candles were rewritten with more decimals.
     */
    public boolean isWidened() {
        return before
            .map(kept -> kept.priceScale() < instrument.priceScale()
                || kept.quantityScale() < instrument.quantityScale())
            .orElse(false);
    }
}
