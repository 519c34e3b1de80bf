package io.tapedeck.engine.risk;

import io.tapedeck.engine.order.Order;

/** The working orders at the exchange, as the risk gate sees them. */
public interface OpenOrders {
    /**
     * How many work in an instrument.
     *
     * @param instrumentId of the orders.
     * @return a count.
     */
    int count(int instrumentId);

    /**
     * One of them.
     *
     * @param instrumentId of the orders.
     * @param index        from 0, by number.
     * @return a live view.
     */
    Order at(int instrumentId, int index);
}
