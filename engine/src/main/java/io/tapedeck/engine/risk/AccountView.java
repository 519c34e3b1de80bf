package io.tapedeck.engine.risk;

import io.tapedeck.engine.strategy.PositionView;

/** The account as the risk gate sees it. */
public interface AccountView {
    /**
     * Cash and positions at the last price.
     *
     * @return money.
     */
    long equity();

    /**
     * Cash that no waiting order may need.
     *
     * @return money.
     */
    long availableCash();

    /**
     * Whether an order waits at the exchange.
     *
     * @param instrumentId of the order.
     * @return true until it is filled or has ended.
     */
    boolean isOrderPending(int instrumentId);

    /**
     * Last price.
     *
     * @param instrumentId of the price.
     * @return scaled.
     */
    long lastPrice(int instrumentId);

    /**
     * What is held.
     *
     * @param instrumentId of the position.
     * @return a live view.
     */
    PositionView position(int instrumentId);
}
