package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Signal;

import java.util.function.Consumer;

/** Judges what makes a position smaller, and makes its orders. One thread, no allocation. */
final class ReductionJudge {
    private final AccountView account;
    private final StandingOrders standing;
    private final NumberSequence orderNumbers;
    private final ProposedOrder proposed;
    private final OrderTerms terms;
    private final Order order = new Order();

    /** Tells why it refuses by the figure and the limit of the proposed order. */
    ReductionJudge(final AccountView account, final StandingOrders standing, final NumberSequence orderNumbers,
        final ProposedOrder proposed) {
        this.account = account;
        this.standing = standing;
        this.orderNumbers = orderNumbers;
        this.proposed = proposed;
        terms = new OrderTerms(proposed);
    }

    /** What was accepted last. */
    Order order() {
        return order;
    }

    /** A part of a position, or all of it at a price. */
    Verdict judge(final Signal signal, final Instrument instrument, final long timeNs) {
        final PositionView position = account.positions(instrument.id()).find(signal.positionId());
        if (position == null) {
            return proposed.refuse(Verdict.NO_POSITION, signal.positionId(), 0);
        }
        final Verdict sized = checkSize(signal, instrument, position);
        if (sized != Verdict.ACCEPTED) {
            return sized;
        }
        order.reduce(orderNumbers.last() + 1, instrument.id(), position.side().opposite(), position.positionId(),
            FillReason.SIGNAL).quantity(signal.size());
        final Verdict verdict = terms.set(signal, instrument, timeNs, order);
        if (verdict == Verdict.ACCEPTED) {
            orderNumbers.next();
        }
        return verdict;
    }

    private Verdict checkSize(final Signal signal, final Instrument instrument, final PositionView position) {
        if (signal.size() <= 0) {
            return proposed.refuse(Verdict.INVALID_SIZE, signal.size(), instrument.stepSize());
        }
        return signal.size() % instrument.stepSize() != 0 && signal.size() != position.quantity()
            ? proposed.refuse(Verdict.OFF_LOT_SIZE, signal.size(), instrument.stepSize()) : Verdict.ACCEPTED;
    }

    /** All of one position, or of every one, at the market. */
    Verdict judgeClose(final Signal signal) {
        final HeldPositions held = account.positions(signal.instrumentId());
        Verdict verdict = Verdict.NO_POSITION;
        for (int index = 0; index < held.count(); index++) {
            if (isMeant(signal, held.at(index))) {
                if (!standing.isLeaving(signal.instrumentId(), held.at(index))) {
                    return Verdict.ACCEPTED;
                }
                verdict = Verdict.ORDER_PENDING;
            }
        }
        return verdict;
    }

    private static boolean isMeant(final Signal signal, final PositionView position) {
        return signal.positionId() == 0 || signal.positionId() == position.positionId();
    }

    /** Makes an order for each position that is meant and is not leaving yet. */
    void close(final Signal signal, final Consumer<Order> exchange) {
        final HeldPositions held = account.positions(signal.instrumentId());
        for (int index = 0; index < held.count(); index++) {
            final PositionView position = held.at(index);
            if (isMeant(signal, position) && !standing.isLeaving(signal.instrumentId(), position)) {
                exchange.accept(order
                    .reduce(orderNumbers.next(), signal.instrumentId(), position.side().opposite(),
                        position.positionId(), FillReason.SIGNAL)
                    .quantity(position.quantity())
                    .causedBy(signal.signalId()));
            }
        }
    }
}
