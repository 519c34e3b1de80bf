package io.tapedeck.loopback.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.loopback.market.ServedMarket;

/** What is traded, and by what rules. Stateless. */
final class BybitInstruments {
    private static final long MANY = 1_000_000_000;

    private BybitInstruments() {
    }

    static ObjectNode of(final ServedMarket market, final BybitCategory category) {
        final Instrument instrument = market.instrument();
        final String tick = market.price(instrument.tickSize());
        final ObjectNode row = BybitMessages.object().put("symbol", market.symbol())
            .put("baseCoin", market.baseAsset()).put("quoteCoin", instrument.quoteCurrency()).put("status", "Trading");
        if (category.isContract()) {
            row.put("contractType", "LinearPerpetual").put("settleCoin", instrument.quoteCurrency())
                .put("fundingInterval", 480);
            row.putObject("priceFilter").put("minPrice", tick)
                .put("maxPrice", market.price(instrument.tickSize() * MANY)).put("tickSize", tick);
            contractLots(market, row.putObject("lotSizeFilter"));
        } else {
            row.putObject("priceFilter").put("tickSize", tick);
            spotLots(market, row.putObject("lotSizeFilter"));
        }
        return row;
    }

    private static void contractLots(final ServedMarket market, final ObjectNode lots) {
        final Instrument instrument = market.instrument();
        final String most = market.quantity(instrument.stepSize() * MANY);
        lots.put("qtyStep", market.quantity(instrument.stepSize()))
            .put("minOrderQty", market.quantity(instrument.stepSize())).put("maxOrderQty", most)
            .put("maxMktOrderQty", most).put("minNotionalValue", BybitMessages.money(instrument.minimumNotional()));
    }

    private static void spotLots(final ServedMarket market, final ObjectNode lots) {
        final Instrument instrument = market.instrument();
        lots.put("basePrecision", market.quantity(instrument.stepSize())).put("quotePrecision", "0.00000001")
            .put("minOrderQty", market.quantity(instrument.stepSize()))
            .put("maxOrderQty", market.quantity(instrument.stepSize() * MANY))
            .put("minOrderAmt", BybitMessages.money(instrument.minimumNotional()))
            .put("maxOrderAmt", BybitMessages.money(MANY * MANY));
    }
}
