package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.strategy.Signal;

/** Type, prices and time in force of an order, and whether an exchange could work with them. No allocation. */
final class OrderTerms {
    private final ProposedOrder proposed;

    /** Tells what is wrong by its figure and limit. */
    OrderTerms(final ProposedOrder proposed) {
        this.proposed = proposed;
    }

    /** Puts those that a signal asks for into an order. */
    Verdict set(final Signal signal, final Instrument instrument, final long timeNs, final Order order) {
        order.priced(signal.type(), signal.limitPrice(), signal.triggerPrice())
            .trailing(signal.trailingDistance(), signal.trailingBasis())
            .lasting(signal.timeInForce(), signal.expireTimeNs())
            .liquidity(signal.liquidity())
            .group(signal.groupId())
            .causedBy(signal.signalId());
        final Verdict priced = checkPrices(signal, instrument);
        return priced == Verdict.ACCEPTED ? checkExpiry(signal, timeNs) : priced;
    }

    private Verdict checkPrices(final Signal signal, final Instrument instrument) {
        final boolean needsTrigger = signal.type().hasTrigger() && signal.type() != OrderType.TRAILING_STOP;
        final Verdict limit = signal.type().hasLimit() ? checkPrice(signal.limitPrice(), instrument) : Verdict.ACCEPTED;
        final Verdict trigger = limit == Verdict.ACCEPTED && needsTrigger
            ? checkPrice(signal.triggerPrice(), instrument) : limit;
        return trigger == Verdict.ACCEPTED && signal.type() == OrderType.TRAILING_STOP && signal.trailingDistance() <= 0
            ? proposed.refuse(Verdict.INVALID_PRICE, signal.trailingDistance(), instrument.tickSize()) : trigger;
    }

    /** Whether a price lies on the grid of the instrument. */
    Verdict checkPrice(final long price, final Instrument instrument) {
        return price > 0 && price % instrument.tickSize() == 0 ? Verdict.ACCEPTED
            : proposed.refuse(Verdict.INVALID_PRICE, price, instrument.tickSize());
    }

    private Verdict checkExpiry(final Signal signal, final long timeNs) {
        return signal.timeInForce() == TimeInForce.GTD && signal.expireTimeNs() <= timeNs
            ? proposed.refuse(Verdict.INVALID_EXPIRY, signal.expireTimeNs(), timeNs) : Verdict.ACCEPTED;
    }
}
