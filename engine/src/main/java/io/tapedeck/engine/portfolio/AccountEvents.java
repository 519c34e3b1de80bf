package io.tapedeck.engine.portfolio;

import io.tapedeck.engine.order.Fill;

/** Receives what happens in the account, in the order in which it happens. Arguments are valid during the call only. */
public interface AccountEvents {
    /**
     * A fill was booked.
     *
     * @param fill with its position.
     */
    void onFillBooked(Fill fill);

    /**
     * A position has a new size or new levels.
     *
     * @param position after the change.
     */
    void onPositionChanged(Position position);

    /**
     * A round trip is complete.
     *
     * @param trade its result.
     */
    void onTradeClosed(Trade trade);

    /**
     * Funding was received for a position, or paid where it is negative.
     *
     * @param position concerned.
     * @param amount   money.
     */
    void onFunding(Position position, long amount);

    /**
     * A dividend was received for a position, or paid where it is negative.
     *
     * @param position concerned.
     * @param amount   money.
     */
    void onDividend(Position position, long amount);

    /**
     * The venue's insurance paid what a loss exceeded the money behind it by.
     *
     * @param amount money.
     */
    void onInsurance(long amount);

    /**
     * The equity is another than at the last sample.
     *
     * @param equity money.
     * @param cash   money.
     */
    void onEquityChanged(long equity, long cash);
}
