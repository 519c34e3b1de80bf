package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.risk.OpenOrders;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyFaultException;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyNeeds.Scope;
import io.tapedeck.engine.strategy.StrategyPlan;

import java.util.function.Supplier;

/**
 * The strategies of a session, each with the context of its symbol, and what these contexts share. Allocates when an
 * instrument is defined, and between frames when its state is saved or it is asked to explain. One thread.
 */
final class StrategySession implements Stateful {
    private final InstrumentRegistry instruments;
    private final Portfolio portfolio;
    private final OpenOrders orders;
    private final DerivedMessages derived;
    private final StrategyPlan plan;
    private final SymbolContext[] contexts = new SymbolContext[InstrumentRegistry.MAXIMUM_INSTRUMENTS];
    private final NumberSequence signalNumbers = new NumberSequence();
    private final Signal signal = new Signal();
    private final SignalNotes notes;
    private String name = "";
    private boolean started;
    private boolean trading;
    private long timeNs;

    StrategySession(final InstrumentRegistry instruments, final Portfolio portfolio, final OpenOrders orders,
        final DerivedMessages derived, final StrategyPlan plan) {
        this.instruments = instruments;
        this.portfolio = portfolio;
        this.orders = orders;
        this.derived = derived;
        this.plan = plan;
        notes = new SignalNotes(derived);
    }

    /** The timeframes of the candles that are needed, as bits. */
    static int bits(final StrategyNeeds needs) {
        return needs.series().stream().map(CandleSeries::timeframe).mapToInt(timeframe -> timeframe.bit()).sum();
    }

    /** The name that its strategies go by where they fail. */
    void call(final String strategy) {
        name = strategy;
    }

    void onInstrument(final Instrument instrument) {
        final boolean shared = plan.needs().scope() == Scope.ALL_SYMBOLS && instrument.id() > 0;
        final Strategy strategy = shared ? contexts[0].strategy() : plan.strategy().get();
        contexts[instrument.id()] = new SymbolContext(this, instrument, strategy);
    }

    /** How many strategies there are, at the first so many contexts. */
    int strategyCount() {
        return plan.needs().scope() == Scope.ALL_SYMBOLS ? Math.min(1, instruments.count()) : instruments.count();
    }

    SymbolContext context(final int instrumentId) {
        return contexts[instruments.byId(instrumentId).id()];
    }

    void onFrame(final long engineTimeNs, final boolean isTrading) {
        timeNs = engineTimeNs;
        trading = isTrading;
    }

    /** Tells the strategies once that the session begins, before anything else. */
    void start() {
        if (!started) {
            started = true;
            for (int id = 0; id < strategyCount(); id++) {
                contexts[id].strategy().onStart(contexts[id]);
            }
        }
    }

    /** The same symbols and account, and what is known of them, with strategies that have seen nothing yet. */
    StrategySession with(final StrategyPlan other) {
        final StrategySession anew = new StrategySession(instruments, portfolio, orders, derived, other);
        anew.call(name);
        for (int id = 0; id < instruments.count(); id++) {
            anew.onInstrument(instruments.byId(id));
            anew.contexts[id].capitalise(contexts[id].marketCapitalisation());
        }
        return anew;
    }

    /** Numbers its signals behind those of the strategies before. */
    void succeed(final StrategySession before) {
        signalNumbers.goOnBehind(before.signalNumbers.last());
    }

    StrategyPlan plan() {
        return plan;
    }

    InstrumentRegistry instruments() {
        return instruments;
    }

    Portfolio portfolio() {
        return portfolio;
    }

    OpenOrders orders() {
        return orders;
    }

    boolean isTrading() {
        return trading;
    }

    long timeNs() {
        return timeNs;
    }

    Signal prepare(final int instrumentId, final SignalKind kind) {
        return signal.begin(signalNumbers.last() + 1, instrumentId, kind);
    }

    void emit(final Signal prepared, final CharSequence reason) {
        signalNumbers.next();
        derived.signal(prepared, reason);
    }

    /** Where it is noted what the last signal rests on. */
    Notes notesOfLastSignal(final Instrument instrument) {
        return notes.of(signalNumbers.last(), instrument);
    }

    /** Asked between frames. */
    boolean explain(final int instrumentId, final Notes figures) {
        return guard("explain", () -> context(instrumentId).explain(figures));
    }

    /** What a strategy throws between frames is told with its name and the method, as no stage stands there. */
    private <T> T guard(final String method, final Supplier<T> call) {
        try {
            return call.get();
        } catch (final RuntimeException | StackOverflowError | AssertionError fault) {
            throw new StrategyFaultException(name, method, fault);
        }
    }

    private void guard(final String method, final Runnable call) {
        guard(method, () -> {
            call.run();
            return null;
        });
    }

    /** A strategy that could not be made has no context, and no state: the session halted when it was defined. */
    private boolean isMade(final int id) {
        return contexts[id] != null;
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putBoolean(started);
        signalNumbers.saveState(writer);
        for (int id = 0; id < instruments.count(); id++) {
            if (isMade(id)) {
                contexts[id].saveState(writer);
            }
        }
        for (int id = 0; id < strategyCount(); id++) {
            if (isMade(id)) {
                final Strategy strategy = contexts[id].strategy();
                guard("saveState", () -> strategy.saveState(writer));
            }
        }
    }

    @Override
    public void loadState(final StateReader reader) {
        started = reader.getBoolean();
        signalNumbers.loadState(reader);
        for (int id = 0; id < instruments.count(); id++) {
            if (isMade(id)) {
                contexts[id].loadState(reader);
            }
        }
        for (int id = 0; id < strategyCount(); id++) {
            if (isMade(id)) {
                final Strategy strategy = contexts[id].strategy();
                guard("loadState", () -> strategy.loadState(reader));
            }
        }
    }
}
