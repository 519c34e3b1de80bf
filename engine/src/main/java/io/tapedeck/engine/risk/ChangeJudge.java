package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;

/** Judges changes of what there is: of an order at the exchange, of the exits of a position. No allocation. */
final class ChangeJudge {
    private final AccountView account;
    private final StandingOrders standing;
    private final ProposedOrder proposed;
    private final OrderTerms terms;
    private long orderId;

    /** Tells why it refuses by the figure and the limit of the proposed order. */
    ChangeJudge(final AccountView account, final StandingOrders standing, final ProposedOrder proposed) {
        this.account = account;
        this.standing = standing;
        this.proposed = proposed;
        terms = new OrderTerms(proposed);
    }

    /** The order that the change judged last is of; 0 where it is of a position. */
    long orderId() {
        return orderId;
    }

    /** A cancellation or an amendment. */
    Verdict judge(final Signal signal, final Instrument instrument) {
        final Order order = standing.ofSignal(instrument.id(), signal.orderSignalId());
        if (order == null) {
            return proposed.refuse(Verdict.UNKNOWN_ORDER, signal.orderSignalId(), 0);
        }
        orderId = order.orderId();
        return signal.kind() == SignalKind.CANCEL ? Verdict.ACCEPTED : judgeAmendment(signal, order, instrument);
    }

    /** A new quantity must be more than what is filled, and not more than before: more is a new order. */
    private Verdict judgeAmendment(final Signal signal, final Order order, final Instrument instrument) {
        final long quantity = signal.size();
        if (quantity != 0 && (quantity <= order.filledQuantity() || quantity > order.quantity())) {
            return proposed.refuse(Verdict.INVALID_SIZE, quantity, order.quantity());
        }
        if (quantity % instrument.stepSize() != 0) {
            return proposed.refuse(Verdict.OFF_LOT_SIZE, quantity, instrument.stepSize());
        }
        final Verdict limit = checkGiven(signal.limitPrice(), instrument);
        final Verdict priced = limit == Verdict.ACCEPTED ? checkGiven(signal.triggerPrice(), instrument) : limit;
        return priced == Verdict.ACCEPTED && order.effect() == PositionEffect.OPEN
            ? checkCost(signal, order, instrument) : priced;
    }

    private Verdict checkGiven(final long price, final Instrument instrument) {
        return isGiven(price) ? terms.checkPrice(price, instrument) : Verdict.ACCEPTED;
    }

    private static boolean isGiven(final long price) {
        return price != FixedPoint.UNKNOWN;
    }

    /** An amendment that makes an entry dearer must be covered by what is reserved for it. */
    private Verdict checkCost(final Signal signal, final Order order, final Instrument instrument) {
        final long price = isGiven(signal.limitPrice()) ? signal.limitPrice() : signal.triggerPrice();
        if (!isGiven(price) || order.quantity() == FixedPoint.UNKNOWN) {
            return Verdict.ACCEPTED;
        }
        final long quantity = signal.size() == 0 ? order.quantity() : signal.size();
        final long notional = instrument.notional(price, quantity - order.filledQuantity());
        final long own = instrument.isMargined() ? account.initialMargin(notional) : notional;
        return proposed.holdAgainst(Verdict.INSUFFICIENT_CASH, own + instrument.takerFee(notional),
            order.reservedAmount() + account.availableCash());
    }

    /** New exits of a position; a target that the price has passed makes it leave at the next open. */
    Verdict judgeProtection(final Signal signal, final Instrument instrument, final long timeNs) {
        orderId = 0;
        final PositionView position = account.positions(instrument.id()).find(signal.positionId());
        if (position == null) {
            return proposed.refuse(Verdict.NO_POSITION, signal.positionId(), 0);
        }
        final long lastPrice = account.lastPrice(instrument.id());
        proposed.begin(instrument, timeNs, lastPrice, lastPrice);
        return ExitValidity.checkMoved(signal.protection(), proposed, position.side().sign());
    }
}
