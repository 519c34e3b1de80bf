package io.tapedeck.engine.simulation;

import io.tapedeck.engine.market.Quote;
import io.tapedeck.engine.order.FeeKind;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Side;

/**
 * Fill model {@code book}: market orders meet the best prices that the tape shows. One thread, no allocation. Rules:
 * docs/trading-rules.md, section 3.
 */
public final class QuoteMatching {
    private final SimulatedExchange exchange;

    /**
     * Matching by quotes.
     *
     * @param exchange that keeps the orders.
     */
    public QuoteMatching(final SimulatedExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * The book shows new best prices: market orders that have arrived are filled by what is offered.
     *
     * @param quote  of the book.
     * @param timeNs of the quote.
     */
    public void onQuote(final Quote quote, final long timeNs) {
        final int id = quote.instrumentId();
        if (exchange.isFilledByQuotes() && exchange.orders(id).count() > 0) {
            exchange.expire(id, timeNs);
            take(id, Side.BUY, quote.askPrice(), quote.askQuantity(), timeNs);
            take(id, Side.SELL, quote.bidPrice(), quote.bidQuantity(), timeNs);
        }
    }

    private void take(final int instrumentId, final Side side, final long price, final long quantity,
        final long timeNs) {
        final WorkingOrders book = exchange.orders(instrumentId);
        exchange.onQuantityOffered(instrumentId, quantity);
        long number = 0;
        for (Order order = book.after(number); order != null; order = book.after(number)) {
            number = order.orderId();
            if (order.side() == side && order.type() == OrderType.MARKET) {
                if (order.hasArrived()) {
                    exchange.execute(order, price, timeNs, FeeKind.TAKER);
                } else if (order.arrivalTimeNs() <= timeNs) {
                    exchange.arrive(order, price, timeNs);
                }
            }
        }
    }
}
