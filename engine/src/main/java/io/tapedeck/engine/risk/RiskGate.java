package io.tapedeck.engine.risk;

import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.PositionEffect;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.order.TimeInForce;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.PositionView;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns signals into orders, or refuses them: the order of the checks stands in {@link Verdict}.
 *
 * <p>What only makes a position smaller is held against nothing but the kill switch and its own sense. An overflow
 * anywhere refuses. One thread; allocates only when a session starts. Rules: docs/trading-rules.md, sections 4 and 10.
 */
public final class RiskGate implements Stateful {
    private final InstrumentRegistry instruments;
    private final AccountView account;
    private final OpenOrders orders;
    private final NumberSequence orderNumbers;
    private final RiskEvents events;
    private final EntrySizing sizing;
    private final KillSwitch killSwitch = new KillSwitch();
    private final ProposedOrder proposed = new ProposedOrder();
    private final Order reduction = new Order();
    private final FrameOrders accepted = new FrameOrders();
    private LimitChecks checks;
    private RiskLimits limits;
    private int maximumPositions = 1;
    private long changedOrderId;
    private long timeNs;

    /**
     * A gate that waits for its limits.
     *
     * @param instruments  of the session.
     * @param account      to check against.
     * @param orders       that work at the exchange.
     * @param orderNumbers shared by all that create orders.
     * @param events       told of every answer.
     */
    public RiskGate(final InstrumentRegistry instruments, final AccountView account, final OpenOrders orders,
        final NumberSequence orderNumbers, final RiskEvents events) {
        this.instruments = instruments;
        this.account = account;
        this.orders = orders;
        this.orderNumbers = orderNumbers;
        this.events = events;
        sizing = new EntrySizing(account);
        limit(RiskLimits.NONE);
    }

    /**
     * Sets the limits. What was counted and lost under those before still counts: of orders in a span of time as many
     * as they remembered. Allocates; at the start, and where an operator changes them.
     *
     * @param others to hold entries against from now on.
     */
    public void limit(final RiskLimits others) {
        final LimitChecks next = new LimitChecks(others, instruments, account, orders);
        if (checks != null) {
            next.goOnFrom(checks);
        }
        limits = others;
        checks = next;
    }

    /**
     * The limits that entries are held against now.
     *
     * @return as they were set last.
     */
    public RiskLimits limits() {
        return limits;
    }

    /**
     * Sets how many positions may be open in one instrument.
     *
     * @param positions 1 and up.
     */
    public void allowPositions(final int positions) {
        maximumPositions = positions;
    }

    /** The switch that only the operator moves. */
    public KillSwitch killSwitch() {
        return killSwitch;
    }

    /**
     * A frame begins.
     *
     * @param engineTimeNs of the frame.
     */
    public void onFrame(final long engineTimeNs) {
        timeNs = engineTimeNs;
        accepted.clear();
    }

    /**
     * A price came in with this frame.
     *
     * @param instrumentId of the price.
     */
    public void onPrice(final int instrumentId) {
        checks.onPrice(instrumentId, timeNs);
    }

    /**
     * The equity was sampled in this frame.
     *
     * @param equity money.
     */
    public void onEquity(final long equity) {
        checks.onEquity(timeNs, equity);
    }

    /**
     * Answers a signal.
     *
     * @param signal to judge.
     */
    public void onSignal(final Signal signal) {
        proposed.clearFinding();
        final Verdict verdict = judge(signal);
        events.onVerdict(signal, verdict, proposed.figure(), proposed.limit());
        if (verdict == Verdict.ACCEPTED) {
            pass(signal);
        }
    }

    private Verdict judge(final Signal signal) {
        if (signal.instrumentId() >= instruments.count()) {
            return proposed.refuse(Verdict.UNKNOWN_INSTRUMENT, signal.instrumentId(), instruments.count());
        }
        try {
            return switch (signal.kind()) {
                case OPEN_LONG -> judgeEntry(signal, Side.BUY);
                case OPEN_SHORT -> judgeEntry(signal, Side.SELL);
                case CLOSE -> judgeClose(signal);
                case REDUCE -> judgeReduction(signal);
                case CANCEL, AMEND -> judgeChange(signal);
                case PROTECT -> judgeProtection(signal);
            };
        } catch (final ArithmeticException overflow) {
            return Verdict.ARITHMETIC_OVERFLOW;
        }
    }

    private void pass(final Signal signal) {
        switch (signal.kind()) {
            case OPEN_LONG, OPEN_SHORT -> passEntry();
            case CLOSE -> passClose(signal);
            case REDUCE -> send(reduction);
            default -> events.onChangeAccepted(signal, changedOrderId);
        }
    }

    private void passEntry() {
        checks.onAccepted(proposed);
        send(proposed.order());
    }

    private void send(final Order order) {
        accepted.add(order);
        events.onOrderAccepted(order);
    }

    private Verdict judgeEntry(final Signal signal, final Side side) {
        final Instrument instrument = instruments.byId(signal.instrumentId());
        final Verdict may = mayEnter(signal, instrument, side);
        if (may != Verdict.ACCEPTED) {
            return may;
        }
        final long lastPrice = account.lastPrice(instrument.id());
        proposed.begin(instrument, timeNs, lastPrice, expectedPrice(signal, lastPrice));
        final Verdict priced = price(signal, proposed.order().open(orderNumbers.last() + 1, instrument.id(), side));
        final Verdict sized = priced == Verdict.ACCEPTED ? sizing.size(signal, proposed) : priced;
        final Verdict payable = sized == Verdict.ACCEPTED ? checkAccount() : sized;
        final Verdict limited = payable == Verdict.ACCEPTED ? checkLimits() : payable;
        return limited == Verdict.ACCEPTED ? protect(signal) : limited;
    }

    private Verdict mayEnter(final Signal signal, final Instrument instrument, final Side side) {
        if (killSwitch.forEntries() != Verdict.ACCEPTED) {
            return killSwitch.forEntries();
        }
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
            staying += isLeaving(instrumentId, held.at(index)) ? 0 : 1;
        }
        final int entering = entering(instrumentId, signal.groupId());
        if (staying + entering < maximumPositions) {
            return Verdict.ACCEPTED;
        }
        final boolean pending = orders.count(instrumentId) + accepted.count(instrumentId) > 0;
        return proposed.refuse(pending ? Verdict.ORDER_PENDING : Verdict.POSITION_OPEN, staying + entering + 1L,
            maximumPositions);
    }

    /** Entries that work or were accepted in this frame; those of the same group are one. */
    private int entering(final int instrumentId, final long groupId) {
        int entering = accepted.entries(instrumentId, groupId);
        for (int index = 0; index < orders.count(instrumentId); index++) {
            final Order order = orders.at(instrumentId, index);
            entering += FrameOrders.isOtherEntry(order, groupId) ? 1 : 0;
        }
        return entering;
    }

    private boolean isLeaving(final int instrumentId, final PositionView position) {
        for (int index = 0; index < orders.count(instrumentId); index++) {
            if (FrameOrders.closes(orders.at(instrumentId, index), position)) {
                return true;
            }
        }
        return accepted.closes(instrumentId, position);
    }

    private static long expectedPrice(final Signal signal, final long lastPrice) {
        if (signal.type().hasLimit()) {
            return signal.limitPrice();
        }
        return signal.type().hasTrigger() && signal.type() != OrderType.TRAILING_STOP
            ? signal.triggerPrice() : lastPrice;
    }

    /** Puts type, prices and time in force into the order. */
    private Verdict price(final Signal signal, final Order order) {
        order.priced(signal.type(), signal.limitPrice(), signal.triggerPrice())
            .trailing(signal.trailingDistance(), signal.trailingBasis())
            .lasting(signal.timeInForce(), signal.expireTimeNs())
            .liquidity(signal.liquidity())
            .group(signal.groupId())
            .causedBy(signal.signalId());
        final long tick = instruments.byId(signal.instrumentId()).tickSize();
        final boolean needsTrigger = signal.type().hasTrigger() && signal.type() != OrderType.TRAILING_STOP;
        if (signal.type().hasLimit() && !isOnGrid(signal.limitPrice(), tick)) {
            return proposed.refuse(Verdict.INVALID_PRICE, signal.limitPrice(), tick);
        }
        if (needsTrigger && !isOnGrid(signal.triggerPrice(), tick)) {
            return proposed.refuse(Verdict.INVALID_PRICE, signal.triggerPrice(), tick);
        }
        if (signal.type() == OrderType.TRAILING_STOP && signal.trailingDistance() <= 0) {
            return proposed.refuse(Verdict.INVALID_PRICE, signal.trailingDistance(), tick);
        }
        return signal.timeInForce() == TimeInForce.GTD && signal.expireTimeNs() <= timeNs
            ? proposed.refuse(Verdict.INVALID_EXPIRY, signal.expireTimeNs(), timeNs) : Verdict.ACCEPTED;
    }

    private static boolean isOnGrid(final long price, final long tick) {
        return price > 0 && price % tick == 0;
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

    private Verdict judgeClose(final Signal signal) {
        if (killSwitch.forReductions() != Verdict.ACCEPTED) {
            return killSwitch.forReductions();
        }
        final HeldPositions held = account.positions(signal.instrumentId());
        Verdict verdict = Verdict.NO_POSITION;
        for (int index = 0; index < held.count(); index++) {
            if (isMeant(signal, held.at(index))) {
                if (!isLeaving(signal.instrumentId(), held.at(index))) {
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

    private void passClose(final Signal signal) {
        final HeldPositions held = account.positions(signal.instrumentId());
        for (int index = 0; index < held.count(); index++) {
            final PositionView position = held.at(index);
            if (isMeant(signal, position) && !isLeaving(signal.instrumentId(), position)) {
                send(reduction
                    .reduce(orderNumbers.next(), signal.instrumentId(), position.side().opposite(),
                        position.positionId(), FillReason.SIGNAL)
                    .quantity(position.quantity())
                    .causedBy(signal.signalId()));
            }
        }
    }

    private Verdict judgeReduction(final Signal signal) {
        if (killSwitch.forReductions() != Verdict.ACCEPTED) {
            return killSwitch.forReductions();
        }
        final PositionView position = account.positions(signal.instrumentId()).find(signal.positionId());
        if (position == null) {
            return proposed.refuse(Verdict.NO_POSITION, signal.positionId(), 0);
        }
        final long step = instruments.byId(signal.instrumentId()).stepSize();
        if (signal.size() <= 0) {
            return proposed.refuse(Verdict.INVALID_SIZE, signal.size(), step);
        }
        if (signal.size() % step != 0 && signal.size() != position.quantity()) {
            return proposed.refuse(Verdict.OFF_LOT_SIZE, signal.size(), step);
        }
        reduction.reduce(orderNumbers.last() + 1, signal.instrumentId(), position.side().opposite(),
            position.positionId(), FillReason.SIGNAL).quantity(signal.size());
        final Verdict verdict = price(signal, reduction);
        if (verdict == Verdict.ACCEPTED) {
            orderNumbers.next();
        }
        return verdict;
    }

    private Verdict judgeChange(final Signal signal) {
        final Order order = findOrder(signal);
        if (order == null) {
            return proposed.refuse(Verdict.UNKNOWN_ORDER, signal.orderSignalId(), 0);
        }
        changedOrderId = order.orderId();
        return signal.kind() == SignalKind.CANCEL ? Verdict.ACCEPTED : judgeAmendment(signal, order);
    }

    private Order findOrder(final Signal signal) {
        for (int index = 0; index < orders.count(signal.instrumentId()); index++) {
            final Order order = orders.at(signal.instrumentId(), index);
            if (order.signalId() == signal.orderSignalId() && signal.orderSignalId() != 0) {
                return order;
            }
        }
        return null;
    }

    /** A new quantity must be more than what is filled, and not more than before: more is a new order. */
    private Verdict judgeAmendment(final Signal signal, final Order order) {
        final Instrument instrument = instruments.byId(signal.instrumentId());
        final long quantity = signal.size();
        if (quantity != 0 && (quantity <= order.filledQuantity() || quantity > order.quantity())) {
            return proposed.refuse(Verdict.INVALID_SIZE, quantity, order.quantity());
        }
        if (quantity % instrument.stepSize() != 0) {
            return proposed.refuse(Verdict.OFF_LOT_SIZE, quantity, instrument.stepSize());
        }
        if (isGiven(signal.limitPrice()) && !isOnGrid(signal.limitPrice(), instrument.tickSize())) {
            return proposed.refuse(Verdict.INVALID_PRICE, signal.limitPrice(), instrument.tickSize());
        }
        if (isGiven(signal.triggerPrice()) && !isOnGrid(signal.triggerPrice(), instrument.tickSize())) {
            return proposed.refuse(Verdict.INVALID_PRICE, signal.triggerPrice(), instrument.tickSize());
        }
        return order.effect() == PositionEffect.OPEN ? checkAmendedCost(signal, order, instrument) : Verdict.ACCEPTED;
    }

    private static boolean isGiven(final long price) {
        return price != FixedPoint.UNKNOWN;
    }

    /** An amendment that makes an entry dearer must be covered by what is reserved for it. */
    private Verdict checkAmendedCost(final Signal signal, final Order order, final Instrument instrument) {
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
    private Verdict judgeProtection(final Signal signal) {
        changedOrderId = 0;
        final PositionView position = account.positions(signal.instrumentId()).find(signal.positionId());
        if (position == null) {
            return proposed.refuse(Verdict.NO_POSITION, signal.positionId(), 0);
        }
        final long lastPrice = account.lastPrice(signal.instrumentId());
        proposed.begin(instruments.byId(signal.instrumentId()), timeNs, lastPrice, lastPrice);
        return ExitValidity.checkMoved(signal.protection(), proposed, position.side().sign());
    }

    /**
     * The limits that are set, and how much of each is used. Allocates; never on the hot path.
     *
     * @param nowNs the present, nanoseconds.
     * @return in the order of the checks.
     */
    public List<LimitUse> limits(final long nowNs) {
        final List<LimitUse> uses = new ArrayList<>();
        for (int id = 0; id < instruments.count(); id++) {
            uses.add(new LimitUse(Verdict.POSITION_OPEN, id, account.positions(id).count(), maximumPositions));
        }
        checks.tell(nowNs, uses::add);
        return uses;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(maximumPositions);
        killSwitch.saveState(writer);
        checks.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        maximumPositions = reader.getInt();
        killSwitch.loadState(reader);
        checks.loadState(reader);
    }
}
