package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.DamagedDataException;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarginBracketDecoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.order.NumberSequence;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.risk.RiskGate;
import io.tapedeck.engine.risk.RiskLimits;
import io.tapedeck.engine.simulation.CandleMatching;
import io.tapedeck.engine.simulation.Departures;
import io.tapedeck.engine.simulation.Liquidation;
import io.tapedeck.engine.simulation.QuoteMatching;
import io.tapedeck.engine.simulation.SimulatedExchange;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.time.EngineClock;

/**
 * The life of a tick: the stages in the order in which every frame passes through them, in every mode.
 *
 * <p>One thread, the single writer of all trading state. In the steady state it allocates nothing; it does when the
 * session starts, when an instrument is defined, and when a stage fails. A failure of a stage is recorded in its frame,
 * halts the strategies and leaves protection in place: exits are judged with every later candle; only a frame whose
 * input is itself at fault (its time, its order) has no further effect. Damaged data and a failure of the journal or
 * the egress are thrown to the caller.
 */
public final class TradingPipeline implements FrameListener, Stateful {
    private final InstrumentRegistry instruments = new InstrumentRegistry();
    private final NumberSequence orderNumbers = new NumberSequence();
    private final MarketUpdate update = new MarketUpdate();
    private final DerivedMessages derived = new DerivedMessages();
    private final DecisionDigest digest = new DecisionDigest();
    private final EngineClock clock = new EngineClock();
    private final FillMailbox mailbox = new FillMailbox();
    private final StageTimer timer = new StageTimer();
    private final SessionStage session = new SessionStage(new SessionWiring());
    private final Portfolio portfolio;
    private final SimulatedExchange exchange;
    private final RiskGate gate;
    private final AggregationStage aggregation;
    private final ExitsStage exits;
    private final PortfolioStage account;
    private final StrategyStage strategy;
    private final RiskStage risk;
    private final RoutingStage routing;
    private final FrameListener journal;
    private final FrameListener egress;
    private long failures;

    /**
     * A pipeline that waits for the start of a session.
     *
     * @param context what it is connected to.
     */
    public TradingPipeline(final PipelineContext context) {
        final AccountBooks books = new AccountBooks(derived, mailbox, clock);
        portfolio = new Portfolio(instruments, books);
        books.keep(portfolio);
        exchange = new SimulatedExchange(instruments, portfolio, books);
        final Departures departures = new Departures(exchange, portfolio, orderNumbers);
        final Liquidation liquidation = new Liquidation(instruments, portfolio, departures);
        final CandleMatching matching = new CandleMatching(exchange, portfolio, departures, liquidation, books);
        gate = new RiskGate(instruments, portfolio, exchange, orderNumbers, books);

        aggregation = new AggregationStage(instruments, update, derived);
        exits = new ExitsStage(update, matching, new QuoteMatching(exchange), liquidation,
            context.finerCandles());
        account = new PortfolioStage(update, portfolio, gate);
        strategy = new StrategyStage(update,
            new StrategySession(instruments, portfolio, exchange, derived, context.strategies()), mailbox);
        risk = new RiskStage(update, gate, derived);
        routing = new RoutingStage(update, exchange, departures, portfolio);
        journal = context.journal();
        egress = context.egress();
    }

    @Override
    public void onFrame(final Frame frame) {
        derived.wrap(frame);
        timer.begin(frame);
        PipelineStage running = PipelineStage.CLOCK;
        try {
            clock.advanceTo(frame.engineTimeNs());
            session.onFrame(frame);
            timer.end(running);
            running = PipelineStage.AGGREGATION;
            aggregation.onFrame(frame);
            timer.end(running);
            running = PipelineStage.EXITS;
            exits.onFrame(frame);
            timer.end(running);
            running = PipelineStage.PORTFOLIO;
            account.onFrame(frame);
            timer.end(running);
            running = PipelineStage.STRATEGY;
            strategy.onFrame(frame);
            timer.end(running);
            running = PipelineStage.RISK;
            risk.onFrame(frame);
            timer.end(running);
            running = PipelineStage.ROUTING;
            routing.onFrame(frame);
            portfolio.verify();
            timer.end(running);
        } catch (final DamagedDataException notOurs) {
            throw notOurs;
        } catch (final RuntimeException fault) {
            onFailure(running, fault);
        }
        digest.onFrame(frame);
        timer.record(frame);
        journal.onFrame(frame);
        egress.onFrame(frame);
        timer.journaled();
    }

    /**
     * Records from now on how long each stage takes; before the first frame. Nothing that is decided depends on it.
     *
     * @param stageClock  to time by.
     * @param everyFrames 1 to time every frame, n to time the first and then every n-th.
     */
    public void timeStages(final StageClock stageClock, final int everyFrames) {
        timer.use(stageClock, everyFrames);
    }

    /** Hands what the first frames of a session tell to everything that it concerns. */
    private final class SessionWiring implements SessionListener {
        private SessionSettings settings;

        @Override
        public void onSession(final SessionSettings started) {
            settings = started;
            account.onSession(started);
            strategy.onSession(started);
            onRules(TradingRules.plain(started.fillModel()));
            onLimits(RiskLimits.NONE);
        }

        @Override
        public void onRules(final TradingRules rules) {
            portfolio.setMode(rules.accountMode(), rules.leverage());
            exchange.assume(rules.market());
            mailbox.assume(rules.market().latency());
            gate.allowPositions(rules.maximumPositions());
        }

        @Override
        public void onLimits(final RiskLimits limits) {
            gate.limit(limits.withPositionNotional(
                Math.min(limits.positionNotional(), settings.maximumPositionNotional())));
        }

        @Override
        public void onInstrument(final Instrument instrument) {
            instruments.define(instrument);
            aggregation.onInstrument(instrument);
            exchange.onInstrument(instrument);
            portfolio.onInstrument(instrument);
            strategy.onInstrument(instrument);
        }

        @Override
        public void onBracket(final MarginBracketDecoder bracket) {
            portfolio.brackets(bracket.instrumentId()).add(bracket.capNotional(), bracket.maintenanceRate(),
                bracket.maintenanceAmount(), bracket.maximumLeverage());
        }
    }

    private void onFailure(final PipelineStage stage, final RuntimeException fault) {
        failures++;
        strategy.halt();
        derived.stageFailed(stage, fault.getClass().getSimpleName() + ": " + fault.getMessage());
    }

    /**
     * Fingerprint of all decisions so far.
     *
     * @return equal for equal tapes, code and configuration, whatever the machine, thread mode and recording level.
     */
    public long decisionDigest() {
        return digest.value();
    }

    /**
     * Fingerprint of the present state.
     *
     * @return XXH64 of what {@link #saveState} writes.
     */
    public long stateDigest() {
        final StateWriter writer = new StateWriter();
        saveState(writer);
        return writer.digest();
    }

    /**
     * Frames in which a stage failed.
     *
     * @return 0 in a sound run.
     */
    public long failures() {
        return failures;
    }

    /**
     * Gaps in the base candles so far, of all instruments.
     *
     * @return a count.
     */
    public long gaps() {
        return aggregation.gaps();
    }

    /**
     * The account, to be read between frames.
     *
     * @return a live view.
     */
    public Portfolio portfolio() {
        return portfolio;
    }

    /**
     * Everything that it holds, to be looked at between frames.
     *
     * @return a live view.
     */
    public PipelineView view() {
        return new PipelineView(clock, instruments, portfolio, exchange, gate, aggregation, strategy);
    }

    /**
     * Asks the strategy of a symbol, between frames, for the figures that its decisions rest on now.
     *
     * @param instrumentId of the symbol.
     * @param notes        takes them; prices scaled as the instrument says.
     * @return whether a signal would count now: trading has begun, and the strategy has seen enough.
     */
    public boolean explain(final int instrumentId, final Notes notes) {
        return strategy.explain(instrumentId, notes, clock.timeNs());
    }

    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(failures);
        clock.saveState(writer);
        orderNumbers.saveState(writer);
        digest.saveState(writer);
        aggregation.saveState(writer);
        portfolio.saveState(writer);
        exchange.saveState(writer);
        strategy.saveState(writer);
        gate.saveState(writer);
    }

    /**
     * Takes on a saved state.
     *
     * @param reader positioned at the first value; this pipeline must have been given the same start of a session and
     *               the same instruments as the one that was saved, for those frames open every tape.
     */
    @Override
    public void loadState(final StateReader reader) {
        failures = reader.getLong();
        clock.loadState(reader);
        orderNumbers.loadState(reader);
        digest.loadState(reader);
        aggregation.loadState(reader);
        portfolio.loadState(reader);
        exchange.loadState(reader);
        strategy.loadState(reader);
        gate.loadState(reader);
    }
}
