package io.tapedeck.engine.risk;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.margin.BracketTable;

/** The account as risk gate and exchange see it. */
public interface AccountView {
    /** Cash and what is held at the present prices, money. */
    long equity();

    /**
     * The equity if the price of an instrument were another one.
     *
     * @param instrumentId of the price.
     * @param price        scaled.
     * @return money.
     */
    long equityAt(int instrumentId, long price);

    /** Cash that no working order and no position may need, money. */
    long availableCash();

    /**
     * What has to be put up for a position in contracts.
     *
     * @param notional money.
     * @return money, rounded up.
     */
    long initialMargin(long notional);

    /** What the account may owe. */
    AccountMode mode();

    /** Leverage of new positions in contracts, 1 and up. */
    int leverage();

    /**
     * The venue's margin brackets.
     *
     * @param instrumentId of the contracts.
     * @return perhaps empty.
     */
    BracketTable brackets(int instrumentId);

    /**
     * Last price.
     *
     * @param instrumentId of the price.
     * @return scaled, or unknown.
     */
    long lastPrice(int instrumentId);

    /**
     * The open positions of an instrument.
     *
     * @param instrumentId of the positions.
     * @return a live view.
     */
    HeldPositions positions(int instrumentId);
}
