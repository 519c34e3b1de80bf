package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.DamagedDataException;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarginBracketDecoder;
import io.tapedeck.engine.exit.FinerCandles;
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
import io.tapedeck.engine.state.PreparedHash;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.engine.time.EngineClock;

/**
 * The stages that one account goes through with every frame of its market, and the fingerprint of what it decided.
 *
 * <p>One thread, the single writer of the account's state; allocates as {@link TradingPipeline} says. A failure of a
 * stage is recorded in its frame, halts the strategies and leaves protection in place.
 */
final class AccountStages implements Stateful {
    private final InstrumentRegistry instruments;
    private final NumberSequence orderNumbers = new NumberSequence();
    private final DerivedMessages derived = new DerivedMessages();
    private final DecisionDigest digest = new DecisionDigest();
    private final EngineClock clock = new EngineClock();
    private final FillMailbox mailbox = new FillMailbox();
    private final SessionStage session = new SessionStage(new SessionWiring());
    private final MarketStages market;
    private final StageTimer timer;
    private final Portfolio portfolio;
    private final SimulatedExchange exchange;
    private final RiskGate gate;
    private final ExitsStage exits;
    private final PortfolioStage account;
    private final StrategyStage strategy;
    private final RiskStage risk;
    private final RoutingStage routing;
    private final AccountPrices prices;
    private PipelineStage running = PipelineStage.CLOCK;
    private long failures;

    /**
     * An account that waits for the start of a session.
     *
     * @param market       whose frames it is given, in their order.
     * @param strategies   how its strategies are made and what they need.
     * @param finerCandles where the judge of the price path looks for finer data.
     * @param timer        of the stages.
     */
    AccountStages(final MarketStages market, final StrategyPlan strategies, final FinerCandles finerCandles,
        final StageTimer timer) {
        this.market = market;
        this.timer = timer;
        instruments = market.instruments();
        final AccountBooks books = new AccountBooks(derived, mailbox, clock);
        portfolio = new Portfolio(instruments, books);
        books.keep(portfolio);
        exchange = new SimulatedExchange(instruments, portfolio, books);
        final Departures departures = new Departures(exchange, portfolio, orderNumbers);
        final Liquidation liquidation = new Liquidation(instruments, portfolio, departures);
        final CandleMatching matching = new CandleMatching(exchange, portfolio, departures, liquidation, books);
        gate = new RiskGate(instruments, portfolio, exchange, orderNumbers, books);

        exits = new ExitsStage(matching, new QuoteMatching(exchange), liquidation, finerCandles);
        account = new PortfolioStage(portfolio, gate);
        strategy = new StrategyStage(new StrategySession(instruments, portfolio, exchange, derived, strategies),
            mailbox);
        risk = new RiskStage(gate, derived);
        routing = new RoutingStage(derived, exchange, departures, portfolio);
        prices = new AccountPrices(exits, account, clock, gate, timer);
    }

    /**
     * Runs stages 3 to 7 and takes the fingerprint.
     *
     * @param frame  with the candles that close in it; takes on everything else that is derived.
     * @param update what came of the market.
     */
    void onFrame(final Frame frame, final MarketUpdate update) {
        derived.wrap(frame);
        if (update.hasFailed()) {
            onFailure(update.failedStage(), update.fault());
        } else {
            run(frame, update);
        }
        digest.onFrame(frame);
    }

    private void run(final Frame frame, final MarketUpdate update) {
        running = PipelineStage.CLOCK;
        try {
            clock.advanceTo(frame.engineTimeNs());
            if (!update.hasCandle()) {
                session.onFrame(frame);
            }
            running = PipelineStage.EXITS;
            if (isOnlyAPrice(update)) {
                prices.onOnly(update);
            } else {
                exits.onFrame(frame, update);
                timer.end(running);
                decide(frame, update);
                act(frame, update);
            }
        } catch (final DamagedDataException notOurs) {
            throw notOurs;
        } catch (final RuntimeException fault) {
            onFailure(running, fault);
        }
    }

    /** A base candle that closes nothing wanted and meets nothing: most of them, where strategies wait for hours. */
    private boolean isOnlyAPrice(final MarketUpdate update) {
        return update.isPlainCandle() && !update.hasClosed(wantedTimeframes()) && mailbox.isEmpty()
            && !strategy.isBeingReplaced() && !exits.hasAnythingToMeet(update.candle().instrumentId());
    }

    private void decide(final Frame frame, final MarketUpdate update) {
        running = PipelineStage.PORTFOLIO;
        account.onFrame(frame, update);
        timer.end(running);
        running = PipelineStage.STRATEGY;
        strategy.onFrame(frame, update);
        timer.end(running);
    }

    private void act(final Frame frame, final MarketUpdate update) {
        running = PipelineStage.RISK;
        risk.onFrame(frame, update);
        timer.end(running);
        running = PipelineStage.ROUTING;
        routing.onFrame(frame, update);
        portfolio.verify();
        timer.end(running);
    }

    /**
     * Does with a base candle while {@linkplain #isQuiet nothing is going on} what {@link #onFrame} would do: it meets
     * nothing, so that the account is valued and the strategy asked; the rest follows where it wants something. What
     * else the candle changes can wait for {@link AccountPrices#settle}.
     *
     * @param frame  with the candles that close in it; takes on everything else that is derived.
     * @param update what came of the market; stays as it is until it is settled.
     * @return true where still nothing is going on.
     */
    boolean onQuietCandle(final Frame frame, final MarketUpdate update) {
        prices.defer(update);
        derived.wrap(frame);
        running = PipelineStage.PORTFOLIO;
        try {
            account.onQuietCandle(update);
            running = PipelineStage.STRATEGY;
            strategy.onQuietCandle(frame, update);
            if (derived.hasSignals()) {
                prices.settle();
                act(frame, update);
            }
        } catch (final DamagedDataException notOurs) {
            throw notOurs;
        } catch (final RuntimeException fault) {
            onFailure(running, fault);
        }
        digest.onFrame(frame);
        return !derived.hasSignals() || isQuiet();
    }

    /**
     * The timeframes whose closes lead to something even where nothing is going on.
     *
     * @return bits; of what the strategies and their filters see, and of the samples of the equity.
     */
    int wantedTimeframes() {
        return strategy.timeframes() | account.samplingBit();
    }

    /**
     * Whether nothing is going on: no order works, no position is watched, no fill is on its way. Base candles that
     * close nothing {@linkplain #wantedTimeframes wanted} then change nothing but the last prices.
     *
     * @return true where such candles may be {@linkplain #pass passed} and {@linkplain AccountPrices caught up} with.
     */
    boolean isQuiet() {
        boolean quiet = mailbox.isEmpty();
        for (int id = 0; quiet && id < instruments.count(); id++) {
            quiet = !exits.hasAnythingToMeet(id);
        }
        return quiet;
    }

    /**
     * Takes the fingerprint of a frame that is passed.
     *
     * @param closed candles that close in it, at least one.
     * @param timeNs engine time of the frame.
     */
    void pass(final PreparedHash closed, final long timeNs) {
        digest.onMarket(closed, timeNs);
    }

    private void onFailure(final PipelineStage stage, final RuntimeException fault) {
        failures++;
        strategy.halt();
        derived.stageFailed(stage, fault.getClass().getSimpleName() + ": " + fault.getMessage());
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

    AccountPrices prices() {
        return prices;
    }

    long decisionDigest() {
        return digest.value();
    }

    long failures() {
        return failures;
    }

    Portfolio portfolio() {
        return portfolio;
    }

    PipelineView view() {
        return new PipelineView(clock, instruments, portfolio, exchange, gate, market.aggregation(), strategy);
    }

    boolean explain(final int instrumentId, final Notes notes) {
        return strategy.explain(instrumentId, notes, clock.timeNs());
    }

    /** The market's part is among it: what an account does next depends on it. */
    @Override
    public void saveState(final StateWriter writer) {
        writer.putLong(failures);
        clock.saveState(writer);
        orderNumbers.saveState(writer);
        digest.saveState(writer);
        market.aggregation().saveState(writer);
        portfolio.saveState(writer);
        exchange.saveState(writer);
        strategy.saveState(writer);
        gate.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        failures = reader.getLong();
        clock.loadState(reader);
        market.resumeAt(clock.timeNs());
        orderNumbers.loadState(reader);
        digest.loadState(reader);
        market.aggregation().loadState(reader);
        portfolio.loadState(reader);
        exchange.loadState(reader);
        strategy.loadState(reader);
        gate.loadState(reader);
    }
}
