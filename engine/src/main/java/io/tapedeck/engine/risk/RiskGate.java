package io.tapedeck.engine.risk;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.order.Order;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
    private final RiskEvents events;
    private final KillSwitch killSwitch = new KillSwitch();
    private final ProposedOrder proposed = new ProposedOrder();
    private final FrameOrders accepted = new FrameOrders();
    private final EntryJudge entries;
    private final ReductionJudge reductions;
    private final ChangeJudge changes;
    private final Consumer<Order> exchange = this::send;
    private LimitChecks checks;
    private RiskLimits limits;
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
        this.events = events;
        final StandingOrders standing = new StandingOrders(orders, accepted);
        entries = new EntryJudge(account, standing, orderNumbers, proposed);
        reductions = new ReductionJudge(account, standing, orderNumbers, proposed);
        changes = new ChangeJudge(account, standing, proposed);
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
        entries.limit(next);
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
        entries.allowPositions(positions);
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
            return judge(signal, instruments.byId(signal.instrumentId()));
        } catch (final ArithmeticException overflow) {
            return Verdict.ARITHMETIC_OVERFLOW;
        }
    }

    private Verdict judge(final Signal signal, final Instrument instrument) {
        final Verdict lets = letsPass(signal.kind());
        if (lets != Verdict.ACCEPTED) {
            return lets;
        }
        return switch (signal.kind()) {
            case OPEN_LONG -> entries.judge(signal, instrument, Side.BUY, timeNs);
            case OPEN_SHORT -> entries.judge(signal, instrument, Side.SELL, timeNs);
            case CLOSE -> reductions.judgeClose(signal);
            case REDUCE -> reductions.judge(signal, instrument, timeNs);
            case CANCEL, AMEND -> changes.judge(signal, instrument);
            case PROTECT -> changes.judgeProtection(signal, instrument, timeNs);
        };
    }

    /** Orders may be taken back and exits moved whatever the operator says. */
    private Verdict letsPass(final SignalKind kind) {
        return switch (kind) {
            case OPEN_LONG, OPEN_SHORT -> killSwitch.forEntries();
            case CLOSE, REDUCE -> killSwitch.forReductions();
            case CANCEL, AMEND, PROTECT -> Verdict.ACCEPTED;
        };
    }

    private void pass(final Signal signal) {
        switch (signal.kind()) {
            case OPEN_LONG, OPEN_SHORT -> passEntry();
            case CLOSE -> reductions.close(signal, exchange);
            case REDUCE -> send(reductions.order());
            default -> events.onChangeAccepted(signal, changes.orderId());
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

    /**
     * The limits that are set, and how much of each is used. Allocates; never on the hot path.
     *
     * @param nowNs the present, nanoseconds.
     * @return in the order of the checks.
     */
    public List<LimitUse> limits(final long nowNs) {
        final List<LimitUse> uses = new ArrayList<>();
        for (int id = 0; id < instruments.count(); id++) {
            uses.add(new LimitUse(Verdict.POSITION_OPEN, id, account.positions(id).count(),
                entries.maximumPositions()));
        }
        checks.tell(nowNs, uses::add);
        return uses;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putInt(entries.maximumPositions());
        killSwitch.saveState(writer);
        checks.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        entries.allowPositions(reader.getInt());
        killSwitch.loadState(reader);
        checks.loadState(reader);
    }
}
