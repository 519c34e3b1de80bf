package io.tapedeck.gateways.binance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.json.JsonTree;
import io.tapedeck.gateways.listing.ListedSymbols;
import io.tapedeck.gateways.venue.Grid;

import java.util.Optional;

/**
 * Makes instruments of what Binance says about its symbols.
 *
 * <p>Steps come from the filters, for the precisions of futures are not their steps. A filter may be absent or 0, which
 * means that nothing is asked beyond the precision of the asset. Quantities keep one decimal more than their step where
 * the asset has it: the volumes of earlier days may come from a finer step. Fees are those of an account without
 * discounts.
 */
final class BinanceInstruments extends ListedSymbols {
    private static final String TRADING = "TRADING";
    private static final String PERPETUAL = "PERPETUAL";

    private final BinanceMarket market;
    private final Timeframe baseTimeframe;

    BinanceInstruments(final BinanceMarket market, final Timeframe baseTimeframe) {
        this.market = market;
        this.baseTimeframe = baseTimeframe;
    }

    @Override
    protected boolean isTraded(final JsonTree symbol) {
        return symbol.get("status").text().equals(TRADING)
            && (market == BinanceMarket.SPOT || symbol.get("contractType").text().equals(PERPETUAL));
    }

    @Override
    protected Instrument instrument(final JsonTree symbol, final int id) {
        final Grid prices = grid(symbol, "PRICE_FILTER", "tickSize", "quotePrecision");
        final Grid quantities = grid(symbol, "LOT_SIZE", "stepSize", "baseAssetPrecision")
            .finerUpTo(precision(symbol, "baseAssetPrecision"));
        return new Instrument(id, market.venue(), symbol.get("symbol").text(), symbol.get("quoteAsset").text(),
            baseTimeframe, prices.scale(), quantities.scale(), prices.step(), quantities.step(), terms(symbol));
    }

    private static Grid grid(final JsonTree symbol, final String filter, final String field, final String precision) {
        final String step = filter(symbol, filter).map(found -> found.get(field).text()).orElse("0");
        if (step.chars().anyMatch(digit -> digit != '0' && digit != '.')) {
            return Grid.of(step, "the " + field + " of " + symbol.get("symbol").text());
        }
        return new Grid(precision(symbol, precision), 1);
    }

    private static int precision(final JsonTree symbol, final String name) {
        return symbol.get(name).says() ? (int) Math.min(symbol.get(name).exact(0), FixedPoint.MONEY_SCALE) : 0;
    }

    private static Optional<JsonTree> filter(final JsonTree symbol, final String type) {
        final JsonTree filters = symbol.get("filters");
        for (int index = 0; index < filters.size(); index++) {
            if (filters.get(index).get("filterType").text().equals(type)) {
                return Optional.of(filters.get(index));
            }
        }
        return Optional.empty();
    }

    private VenueTerms terms(final JsonTree symbol) {
        if (market == BinanceMarket.SPOT) {
            return VenueTerms.spot(minimumNotional(symbol), VenueTerms.SPOT_FEE_RATE);
        }
        final JsonTree fee = symbol.get("liquidationFee");
        return VenueTerms.perpetual(minimumNotional(symbol), LiquidationRule.MARK_NOTIONAL,
            fee.says() ? fee.rounded(FixedPoint.MONEY_SCALE) : VenueTerms.CONTRACT_LIQUIDATION_FEE_RATE);
    }

    private static long minimumNotional(final JsonTree symbol) {
        final Optional<JsonTree> filter = filter(symbol, "NOTIONAL").or(() -> filter(symbol, "MIN_NOTIONAL"));
        if (filter.isEmpty()) {
            return 0;
        }
        final JsonTree spot = filter.get().get("minNotional");
        return (spot.says() ? spot : filter.get().get("notional")).rounded(FixedPoint.MONEY_SCALE);
    }
}
