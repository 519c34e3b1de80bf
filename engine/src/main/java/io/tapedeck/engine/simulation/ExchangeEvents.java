package io.tapedeck.engine.simulation;

import io.tapedeck.engine.order.Fill;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderState;

/** Receives the reports of the exchange. Arguments are valid during the call only. */
public interface ExchangeEvents {
    /**
     * An order moved to a new state.
     *
     * @param order that moved.
     * @param state its new state; a {@link OrderState#FILLED} one is followed by its fill.
     */
    void onOrderUpdate(Order order, OrderState state);

    /**
     * A quantity changed hands.
     *
     * @param fill not yet booked.
     */
    void onFill(Fill fill);
}
