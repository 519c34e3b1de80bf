package io.tapedeck.replay.report;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.replay.difference.RoundTrip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** An entry and what became of it, for programs; what is still open has neither number nor exit. Stateless. */
public final class RoundTripJson {
    private RoundTripJson() {
    }

    /**
     * What became of an entry that is known.
     *
     * @param trip       of a run.
     * @param instrument that it traded.
     * @return names and values in their order.
     */
    public static Map<String, Object> document(final RoundTrip trip, final Instrument instrument) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("tradeId", trip.exit().isPresent() ? trip.tradeId() : null);
        document.put("entryPrice", Decimals.decimal(trip.entryPrice(), instrument.priceScale()));
        document.put("quantity", Decimals.decimal(trip.quantity(), instrument.quantityScale()));
        document.put("exitTime", exit(trip, exit -> Decimals.instant(exit.timeNs())));
        document.put("exitReason", exit(trip, RoundTrip.Exit::reason));
        document.put("lastPrice", Decimals.decimal(trip.lastPrice(), instrument.priceScale()));
        document.put("priceResult", Decimals.decimal(trip.priceResult(), FixedPoint.MONEY_SCALE));
        document.put("fees", Decimals.decimal(trip.fees(), FixedPoint.MONEY_SCALE));
        document.put("funding", Decimals.decimal(trip.funding(), FixedPoint.MONEY_SCALE));
        document.put("net", Decimals.decimal(trip.net(), FixedPoint.MONEY_SCALE));
        return document;
    }

    private static Object exit(final RoundTrip trip, final Function<RoundTrip.Exit, Object> value) {
        return trip.exit().map(value).orElse(null);
    }
}
