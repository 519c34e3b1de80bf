package io.tapedeck.engine.risk;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.strategy.Signal;

/**
 * Judges what makes a position greater: whether it may be, how much, whether the account can pay for it, the limits,
 * the exits. One thread, no allocation.
 */
final class EntryJudge {
    private final AccountView account;
    private final StandingOrders standing;
    private final NumberSequence orderNumbers;
    private final ProposedOrder proposed;
    private final OrderTerms terms;
    private final EntrySizing sizing;
    private LimitChecks checks;
    private int maximumPositions = 1;

    /** Leaves what it accepted in the proposed order. */
    EntryJudge(final AccountView account, final StandingOrders standing, final NumberSequence orderNumbers,
        final ProposedOrder proposed) {
        this.account = account;
        this.standing = standing;
        this.orderNumbers = orderNumbers;
        this.proposed = proposed;
        terms = new OrderTerms(proposed);
        sizing = new EntrySizing(account);
    }

    void limit(final LimitChecks others) {
        checks = others;
    }

    void allowPositions(final int positions) {
        maximumPositions = positions;
    }

    int maximumPositions() {
        return maximumPositions;
    }

    Verdict judge(final Signal signal, final Instrument instrument, final Side side, final long timeNs) {
        final Verdict may = mayEnter(signal, instrument, side);
        if (may != Verdict.ACCEPTED) {
            return may;
        }
        final long lastPrice = account.lastPrice(instrument.id());
        proposed.begin(instrument, timeNs, lastPrice, expectedPrice(signal, lastPrice));
        final Verdict priced = terms.set(signal, instrument, timeNs,
            proposed.order().open(orderNumbers.last() + 1, instrument.id(), side));
        final Verdict sized = priced == Verdict.ACCEPTED ? sizing.size(signal, proposed) : priced;
        final Verdict payable = sized == Verdict.ACCEPTED ? checkAccount() : sized;
        final Verdict limited = payable == Verdict.ACCEPTED ? checkLimits() : payable;
        return limited == Verdict.ACCEPTED ? protect(signal) : limited;
    }

    private Verdict mayEnter(final Signal signal, final Instrument instrument, final Side side) {
        if (signal.isVetoed()) {
            return Verdict.FILTERED;
        }
        if (instrument.isMargined() && account.mode() == AccountMode.CASH) {
            return Verdict.MARGIN_NOT_ALLOWED;
        }
        if (side == Side.SELL && !instrument.isMargined()) {
            return Verdict.SHORT_NOT_ALLOWED;
        }
        return mayHoldOneMore(signal, instrument.id());
    }

    private Verdict mayHoldOneMore(final Signal signal, final int instrumentId) {
        final HeldPositions held = account.positions(instrumentId);
        int staying = 0;
        for (int index = 0; index < held.count(); index++) {
            staying += standing.isLeaving(instrumentId, held.at(index)) ? 0 : 1;
        }
        final int entering = standing.entering(instrumentId, signal.groupId());
        if (staying + entering < maximumPositions) {
            return Verdict.ACCEPTED;
        }
        return proposed.refuse(standing.hasAny(instrumentId) ? Verdict.ORDER_PENDING : Verdict.POSITION_OPEN,
            staying + entering + 1L, maximumPositions);
    }

    private static long expectedPrice(final Signal signal, final long lastPrice) {
        if (signal.type().hasLimit()) {
            return signal.limitPrice();
        }
        return signal.type().hasTrigger() && signal.type() != OrderType.TRAILING_STOP
            ? signal.triggerPrice() : lastPrice;
    }

    private Verdict checkAccount() {
        final Instrument instrument = proposed.instrument();
        final long needed = proposed.order().reservedAmount();
        if (needed > 0 && needed > account.availableCash()) {
            return proposed.refuse(Verdict.INSUFFICIENT_CASH, needed, account.availableCash());
        }
        if (instrument.isMargined()) {
            final int allowed = account.brackets(instrument.id()).maximumLeverage(netNotional(instrument));
            return proposed.holdAgainst(Verdict.LEVERAGE_ABOVE_BRACKET, account.leverage(), allowed);
        }
        return Verdict.ACCEPTED;
    }

    /** Worth of the net position as it would be after the order, at its price. */
    private long netNotional(final Instrument instrument) {
        final long net = Math.addExact(account.positions(instrument.id()).netQuantity(),
            proposed.quantity() * proposed.side().sign());
        return instrument.notional(proposed.price(), Math.abs(net));
    }

    private Verdict checkLimits() {
        final Verdict verdict = checks.check(proposed);
        return verdict == Verdict.ACCEPTED ? checkLeast() : verdict;
    }

    private Verdict checkLeast() {
        final Instrument instrument = proposed.instrument();
        if (proposed.quantity() == 0 && proposed.order().reservedAmount() >= instrument.minimumNotional()) {
            return proposed.refuse(Verdict.BELOW_LOT_SIZE, proposed.order().reservedAmount(), instrument.stepSize());
        }
        return proposed.notional() < instrument.minimumNotional()
            ? proposed.refuse(Verdict.BELOW_MINIMUM_NOTIONAL, proposed.notional(), instrument.minimumNotional())
            : Verdict.ACCEPTED;
    }

    private Verdict protect(final Signal signal) {
        proposed.order().protection().set(signal.protection());
        final Verdict verdict = ExitValidity.check(signal.protection(), proposed, proposed.side().sign());
        if (verdict == Verdict.ACCEPTED) {
            orderNumbers.next();
        }
        return verdict;
    }
}
