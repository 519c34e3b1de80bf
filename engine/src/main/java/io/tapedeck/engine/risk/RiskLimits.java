package io.tapedeck.engine.risk;

import io.tapedeck.engine.event.codec.RiskLimitsDecoder;
import io.tapedeck.engine.event.codec.RiskLimitsEncoder;

/**
 * Limits that every entry of a session is held against; {@link Long#MAX_VALUE} where there is none. Immutable.
 *
 * @param orderQuantity     greatest quantity of an order, scaled.
 * @param orderNotional     greatest worth of an order, money.
 * @param positionNotional  greatest worth of all positions in one instrument, money.
 * @param portfolioNotional greatest worth of all positions, money.
 * @param portfolioLeverage greatest worth of all positions as a multiple of the equity, rate.
 * @param priceCollar       greatest distance of an order's price from the last price, rate of the last price.
 * @param openOrders        most working orders in an instrument.
 * @param ordersPerSecond   most orders within a second of engine time.
 * @param ordersPerMinute   most orders within a minute of engine time.
 * @param entriesPerDay     most entries into an instrument on one UTC day.
 * @param duplicateWindowNs time in which the same order is not accepted twice, nanoseconds; 0 for none.
 * @param dailyLoss         greatest loss since midnight UTC, rate of the equity at midnight.
 * @param drawdown          greatest fall from the peak of the equity, rate of the peak.
 * @param staleAfterNs      greatest age of the last price, nanoseconds.
 */
public record RiskLimits(
    long orderQuantity,
    long orderNotional,
    long positionNotional,
    long portfolioNotional,
    long portfolioLeverage,
    long priceCollar,
    long openOrders,
    long ordersPerSecond,
    long ordersPerMinute,
    long entriesPerDay,
    long duplicateWindowNs,
    long dailyLoss,
    long drawdown,
    long staleAfterNs) {

    /** What a limit is where there is none. */
    public static final long UNLIMITED = Long.MAX_VALUE;
    /** No limit at all. */
    public static final RiskLimits NONE = new RiskLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED,
        UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED, 0, UNLIMITED, UNLIMITED, UNLIMITED);

    /**
     * The same limits with another greatest worth of the positions in one instrument.
     *
     * @param notional money.
     * @return new limits.
     */
    public RiskLimits withPositionNotional(final long notional) {
        return new RiskLimits(orderQuantity, orderNotional, notional, portfolioNotional, portfolioLeverage, priceCollar,
            openOrders, ordersPerSecond, ordersPerMinute, entriesPerDay, duplicateWindowNs, dailyLoss, drawdown,
            staleAfterNs);
    }

    /**
     * Writes the limits.
     *
     * @param message to fill.
     */
    public void encode(final RiskLimitsEncoder message) {
        message.orderQuantity(orderQuantity)
            .orderNotional(orderNotional)
            .positionNotional(positionNotional)
            .portfolioNotional(portfolioNotional)
            .portfolioLeverage(portfolioLeverage)
            .priceCollar(priceCollar)
            .openOrders(openOrders)
            .ordersPerSecond(ordersPerSecond)
            .ordersPerMinute(ordersPerMinute)
            .entriesPerDay(entriesPerDay)
            .duplicateWindowNs(duplicateWindowNs)
            .dailyLoss(dailyLoss)
            .drawdown(drawdown)
            .staleAfterNs(staleAfterNs);
    }

    /**
     * Reads limits; allocates.
     *
     * @param message to read.
     * @return the limits.
     */
    public static RiskLimits decode(final RiskLimitsDecoder message) {
        return new RiskLimits(message.orderQuantity(), message.orderNotional(), message.positionNotional(),
            message.portfolioNotional(), message.portfolioLeverage(), message.priceCollar(), message.openOrders(),
            message.ordersPerSecond(), message.ordersPerMinute(), message.entriesPerDay(), message.duplicateWindowNs(),
            message.dailyLoss(), message.drawdown(), message.staleAfterNs());
    }
}
