package io.tapedeck.engine.simulation;

import io.tapedeck.engine.order.FeeKind;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.PositionBook;

/** How positions leave by what is not an order of the trader: exits, liquidation, the operator. No allocation. */
public final class Departures {
    private final SimulatedExchange exchange;
    private final Portfolio portfolio;
    private final NumberSequence orderNumbers;
    private final Order exit = new Order();

    /**
     * Departures of the session's positions.
     *
     * @param exchange     that executes them.
     * @param portfolio    that keeps the positions.
     * @param orderNumbers shared by all that create orders.
     */
    public Departures(final SimulatedExchange exchange, final Portfolio portfolio, final NumberSequence orderNumbers) {
        this.exchange = exchange;
        this.portfolio = portfolio;
        this.orderNumbers = orderNumbers;
    }

    /** A part of a position leaves at a price. */
    void leave(final Position position, final long quantity, final long price, final long timeNs,
        final FillReason reason, final FeeKind fee) {
        exit.reduce(orderNumbers.next(), position.instrumentId(), position.side().opposite(), position.positionId(),
            reason).quantity(quantity);
        exchange.leave(exit, price, timeNs, fee);
    }

    /**
     * All positions of an instrument leave at a price, for the taker's fee.
     *
     * @param instrumentId of the positions.
     * @param price        scaled.
     * @param timeNs       of the fills.
     * @param reason       of the fills.
     */
    public void leaveAll(final int instrumentId, final long price, final long timeNs, final FillReason reason) {
        leaveAll(instrumentId, price, timeNs, reason, FeeKind.TAKER);
    }

    void leaveAll(final int instrumentId, final long price, final long timeNs, final FillReason reason,
        final FeeKind fee) {
        final PositionBook book = portfolio.positions(instrumentId);
        for (int index = 0; index < book.count();) {
            final Position position = book.at(index);
            leave(position, position.quantity(), price, timeNs, reason, fee);
            index += index < book.count() && book.at(index) == position ? 1 : 0;
        }
    }

    /**
     * All positions of an instrument leave at the next open.
     *
     * @param instrumentId of the positions.
     * @param timeNs       of the decision.
     * @param reason       of the fills.
     */
    public void leaveAllNext(final int instrumentId, final long timeNs, final FillReason reason) {
        final PositionBook book = portfolio.positions(instrumentId);
        for (int index = 0; index < book.count(); index++) {
            final Position position = book.at(index);
            exchange.submit(exit.reduce(orderNumbers.next(), instrumentId, position.side().opposite(),
                position.positionId(), reason).quantity(position.quantity()), timeNs);
        }
    }
}
