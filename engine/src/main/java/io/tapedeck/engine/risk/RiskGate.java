package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;

/**
 * Sizes signals and holds them against cash, lot and tick size, minimum notional and maximum position.
 *
 * <p>A share of the equity becomes an amount of quote currency, rounded down; its quantity is settled at the fill
 * price. Protective levels move to the venue's grid, always to the trader's disadvantage: stops down, targets up. A
 * sale that only reduces risk is never held against a minimum. An overflow anywhere refuses. One thread, no allocation.
 */
public final class RiskGate implements Stateful {
    private final InstrumentRegistry instruments;
    private final AccountView account;
    private final NumberSequence orderNumbers;
    private final RiskEvents events;
    private final Order order = new Order();
    private long maximumPositionNotional = Long.MAX_VALUE;
    private long figure;
    private long limit;

    /**
     * A gate that lets every position size through.
     *
     * @param instruments  of the session.
     * @param account      to check against.
     * @param orderNumbers shared by all that create orders.
     * @param events       told of every answer.
     */
    public RiskGate(final InstrumentRegistry instruments, final AccountView account, final NumberSequence orderNumbers,
        final RiskEvents events) {
        this.instruments = instruments;
        this.account = account;
        this.orderNumbers = orderNumbers;
        this.events = events;
    }

    /**
     * Sets the greatest worth of a position.
     *
     * @param notional money.
     */
    public void limitPosition(final long notional) {
        maximumPositionNotional = notional;
    }

    /**
     * Answers a signal.
     *
     * @param signal to judge.
     */
    public void onSignal(final Signal signal) {
        figure = 0;
        limit = 0;
        final Verdict verdict = judge(signal);
        events.onVerdict(signal, verdict, figure, limit);
        if (verdict == Verdict.ACCEPTED) {
            events.onOrderAccepted(order);
        }
    }

    private Verdict judge(final Signal signal) {
        try {
            final Instrument instrument = instruments.byId(signal.instrumentId());
            return signal.kind() == SignalKind.OPEN_LONG
                ? judgeEntry(signal, instrument)
                : judgeExit(signal, instrument);
        } catch (final ArithmeticException overflow) {
            return Verdict.ARITHMETIC_OVERFLOW;
        }
    }

    private Verdict judgeExit(final Signal signal, final Instrument instrument) {
        final long quantity = account.position(instrument.id()).quantity();
        if (quantity == 0) {
            return Verdict.NO_POSITION;
        }
        if (account.isOrderPending(instrument.id())) {
            return Verdict.ORDER_PENDING;
        }
        if (quantity % instrument.stepSize() != 0) {
            return refuse(Verdict.OFF_LOT_SIZE, quantity, instrument.stepSize());
        }
        order.sell(orderNumbers.next(), instrument.id(), quantity, FillReason.SIGNAL).causedBy(signal.signalId());
        return Verdict.ACCEPTED;
    }

    private Verdict judgeEntry(final Signal signal, final Instrument instrument) {
        if (account.isOrderPending(instrument.id())) {
            return Verdict.ORDER_PENDING;
        }
        if (account.position(instrument.id()).isOpen()) {
            return Verdict.POSITION_OPEN;
        }
        if (signal.equityFraction() <= 0 || signal.equityFraction() > FixedPoint.ONE) {
            return refuse(Verdict.INVALID_SIZE, signal.equityFraction(), FixedPoint.ONE);
        }
        final long amount = FixedPoint.multiplyDivideFloor(account.equity(), signal.equityFraction(), FixedPoint.ONE);
        final Verdict size = judgeAmount(amount, instrument);
        return size == Verdict.ACCEPTED ? judgeLevels(signal, instrument, amount) : size;
    }

    private Verdict judgeAmount(final long amount, final Instrument instrument) {
        if (amount > account.availableCash()) {
            return refuse(Verdict.INSUFFICIENT_CASH, amount, account.availableCash());
        }
        if (amount > maximumPositionNotional) {
            return refuse(Verdict.MAXIMUM_POSITION, amount, maximumPositionNotional);
        }
        final long lastPrice = account.lastPrice(instrument.id());
        final long quantity = instrument.quantityFor(amount, lastPrice);
        if (quantity == 0 && amount >= instrument.minimumNotional()) {
            return refuse(Verdict.BELOW_LOT_SIZE, amount, instrument.stepSize());
        }
        final long notional = instrument.notional(lastPrice, quantity);
        if (notional < instrument.minimumNotional()) {
            return refuse(Verdict.BELOW_MINIMUM_NOTIONAL, notional, instrument.minimumNotional());
        }
        return Verdict.ACCEPTED;
    }

    private Verdict judgeLevels(final Signal signal, final Instrument instrument, final long amount) {
        final long lastPrice = account.lastPrice(instrument.id());
        final boolean hasStop = signal.stopPrice() != FixedPoint.UNKNOWN;
        final boolean hasTarget = signal.targetPrice() != FixedPoint.UNKNOWN;
        final long stop = hasStop ? instrument.floorToTick(signal.stopPrice()) : FixedPoint.UNKNOWN;
        final long target = hasTarget ? instrument.ceilToTick(signal.targetPrice()) : FixedPoint.UNKNOWN;
        if (hasStop && (stop >= lastPrice || stop <= 0)) {
            return refuse(Verdict.STOP_ON_WRONG_SIDE, stop, lastPrice);
        }
        if (hasTarget && target <= lastPrice) {
            return refuse(Verdict.TARGET_ON_WRONG_SIDE, target, lastPrice);
        }
        order.buyFor(orderNumbers.next(), instrument.id(), amount)
            .protect(stop, target)
            .causedBy(signal.signalId());
        return Verdict.ACCEPTED;
    }

    private Verdict refuse(final Verdict verdict, final long decidingFigure, final long brokenLimit) {
        figure = decidingFigure;
        limit = brokenLimit;
        return verdict;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(maximumPositionNotional);
    }

    @Override
    public void loadState(final StateReader reader) {
        maximumPositionNotional = reader.getLong();
    }
}
