package io.tapedeck.gateways.bybit;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.gateways.json.JsonTree;
import io.tapedeck.gateways.listing.ListedSymbols;
import io.tapedeck.gateways.venue.Grid;

/** Makes instruments of what Bybit says about its symbols. Fees are the defaults of this program. */
final class BybitInstruments extends ListedSymbols {
    private static final String TRADING = "Trading";
    private static final String PERPETUAL = "LinearPerpetual";

    private final BybitMarket market;
    private final Timeframe baseTimeframe;

    BybitInstruments(final BybitMarket market, final Timeframe baseTimeframe) {
        this.market = market;
        this.baseTimeframe = baseTimeframe;
    }

    @Override
    protected boolean isTraded(final JsonTree symbol) {
        return symbol.get("status").text().equals(TRADING)
            && (market == BybitMarket.SPOT || symbol.get("contractType").text().equals(PERPETUAL));
    }

    @Override
    protected Instrument instrument(final JsonTree symbol, final int id) {
        final String name = symbol.get("symbol").text();
        final Grid prices = Grid.of(symbol.get("priceFilter").get("tickSize").text(), "the tickSize of " + name);
        final String step = market == BybitMarket.SPOT ? "basePrecision" : "qtyStep";
        final JsonTree lots = symbol.get("lotSizeFilter");
        final Grid quantities = Grid.of(lots.get(step).text(), "the " + step + " of " + name);
        return new Instrument(id, market.venue(), name, symbol.get("quoteCoin").text(), baseTimeframe, prices.scale(),
            quantities.scale(), prices.step(), quantities.step(), terms(lots));
    }

    private VenueTerms terms(final JsonTree lots) {
        if (market == BybitMarket.SPOT) {
            return VenueTerms.spot(money(lots.get("minOrderAmt")), VenueTerms.SPOT_FEE_RATE);
        }
        return VenueTerms.perpetual(money(lots.get("minNotionalValue")), LiquidationRule.ENTRY_NOTIONAL,
            VenueTerms.CONTRACT_LIQUIDATION_FEE_RATE);
    }

    private static long money(final JsonTree amount) {
        return amount.says() ? amount.rounded(FixedPoint.MONEY_SCALE) : 0;
    }
}
