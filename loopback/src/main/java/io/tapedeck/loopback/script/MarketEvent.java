package io.tapedeck.loopback.script;

import io.tapedeck.loopback.market.Print;
import io.tapedeck.loopback.market.ServedCandle;
import io.tapedeck.loopback.market.ServedMarket;

/** Something that a venue tells whoever listens. Immutable. */
public sealed interface MarketEvent {
    /**
     * Where it happens.
     *
     * @return never null.
     */
    ServedMarket market();

    /**
     * Its place among all events of its market.
     *
     * @return counted from 1.
     */
    long number();

    /**
     * When it happens.
     *
     * @return milliseconds, not before the event before.
     */
    long timeMs();

    /**
     * A trade.
     *
     * @param market where.
     * @param number among the events of the market.
     * @param timeMs of the trade.
     * @param print  the trade.
     */
    record TradePrinted(ServedMarket market, long number, long timeMs, Print print) implements MarketEvent {
    }

    /**
     * New best prices, a tick apart: the trade took one of them.
     *
     * @param market where.
     * @param number among the events of the market.
     * @param timeMs of the trade.
     * @param print  the trade.
     */
    record QuoteChanged(ServedMarket market, long number, long timeMs, Print print) implements MarketEvent {
        /** Highest price that a buyer offers. */
        public long bidPrice() {
            return print.takenByBuyer() ? print.price() - market.instrument().tickSize() : print.price();
        }

        /** Lowest price that a seller asks. */
        public long askPrice() {
            return print.takenByBuyer() ? print.price() : print.price() + market.instrument().tickSize();
        }
    }

    /**
     * A candle that grew or closed.
     *
     * @param market where.
     * @param number among the events of the market.
     * @param timeMs of the change; the boundary where it closed.
     * @param candle as it is now.
     * @param closed whether it changes no more.
     */
    record CandleChanged(ServedMarket market, long number, long timeMs, ServedCandle candle, boolean closed)
        implements MarketEvent {
    }

    /**
     * A new mark price.
     *
     * @param market where.
     * @param number among the events of the market.
     * @param timeMs of the price.
     * @param price  scaled: the last that was traded.
     */
    record MarkPriced(ServedMarket market, long number, long timeMs, long price) implements MarketEvent {
    }
}
