package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.event.DamagedDataException;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameRun;
import io.tapedeck.engine.exit.FinerCandles;
import io.tapedeck.engine.market.InstrumentRegistry;
import io.tapedeck.engine.portfolio.Portfolio;
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
 * <p>While {@linkplain #isQuiet nothing is going on} a base candle does only what it can do: one that closes nothing
 * wanted is a price, and of several such prices the last one is enough; one that closes something meets nothing before
 * the strategy is asked. One thread, the single writer of the account's state; allocates as {@link TradingPipeline}
 * says. A failure of a stage, an endless recursion of a strategy among them, is recorded in its frame, halts the
 * strategies and leaves protection in place.
 */
final class AccountStages implements Stateful {
    private final MarketStages market;
    private final InstrumentRegistry instruments;
    private final StageTimer timer;
    private final AccountParts parts;
    private final EngineClock clock;
    private final DerivedMessages derived;
    private final FillMailbox mailbox;
    private final SessionStage session;
    private final ExitsStage exits;
    private final PortfolioStage account;
    private final StrategyStage strategy;
    private final RiskStage risk;
    private final RoutingStage routing;
    private final Portfolio portfolio;
    private final AccountPrices prices;
    private final DecisionDigest digest = new DecisionDigest();
    private PipelineStage running = PipelineStage.CLOCK;
    private boolean quiet;
    private int wanted;
    private boolean isLookedAt;
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
        parts = new AccountParts(instruments, strategies, finerCandles);
        clock = parts.clock;
        derived = parts.derived;
        mailbox = parts.mailbox;
        session = new SessionStage(new SessionWiring(parts));
        exits = parts.exits;
        account = parts.account;
        strategy = parts.strategy;
        risk = parts.risk;
        routing = parts.routing;
        portfolio = parts.portfolio;
        prices = new AccountPrices(parts, timer);
        lookForWanted();
    }

    /**
     * Runs stages 3 to 7 and takes the fingerprint.
     *
     * @param frame  with the candles that close in it; takes on everything else that is derived.
     * @param update what came of the market.
     */
    void onFrame(final Frame frame, final MarketUpdate update) {
        if (!quiet || !update.isPlainCandle() || timer.isTiming()) {
            onAnything(frame, update);
        } else if (update.hasClosed(wanted)) {
            onQuietCandle(frame, update);
        } else {
            prices.defer(update);
        }
        if (isLookedAt) {
            prices.settle();
        }
        digest.onFrame(frame);
    }

    private void onAnything(final Frame frame, final MarketUpdate update) {
        prices.settle();
        derived.wrap(frame);
        if (update.hasFailed()) {
            onFailure(update.failedStage(), update.fault());
        } else {
            run(frame, update);
        }
        lookForWanted();
        quiet = update.isPlainCandle() && isNothingGoingOn();
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
        } catch (final RuntimeException | StackOverflowError | AssertionError fault) {
            onFailure(running, fault);
        }
    }

    /** A base candle that closes nothing wanted and meets nothing, while another instrument may have orders. */
    private boolean isOnlyAPrice(final MarketUpdate update) {
        return update.isPlainCandle() && !update.hasClosed(wanted) && mailbox.isEmpty()
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

    /** A candle that meets nothing: the account is valued and the strategy asked; the rest follows where it signals. */
    private void onQuietCandle(final Frame frame, final MarketUpdate update) {
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
        } catch (final RuntimeException | StackOverflowError | AssertionError fault) {
            onFailure(running, fault);
        }
        quiet = !derived.hasSignals() || isNothingGoingOn();
    }

    private void lookForWanted() {
        wanted = strategy.timeframes() | account.samplingBit();
    }

    private boolean isNothingGoingOn() {
        boolean isNothing = mailbox.isEmpty() && !strategy.isBeingReplaced();
        for (int id = 0; isNothing && id < instruments.count(); id++) {
            isNothing = !exits.hasAnythingToMeet(id);
        }
        return isNothing;
    }

    /**
     * Whether nothing is going on: no order works, no position is watched, no fill is on its way, no other strategies
     * are in the making. Base candles that close nothing {@linkplain #wantedTimeframes wanted} then change nothing but
     * the last prices.
     *
     * @return true where such candles may be {@linkplain #pass passed} and {@linkplain AccountPrices caught up} with.
     */
    boolean isQuiet() {
        return quiet;
    }

    /**
     * The timeframes whose closes lead to something even where nothing is going on.
     *
     * @return bits; of what the strategies and their filters see, and of the samples of the equity.
     */
    int wantedTimeframes() {
        return wanted;
    }

    /** Whether base candles may come in runs: nothing is going on, nobody waits for one of them or looks at them. */
    boolean isPassing() {
        return quiet && !isLookedAt && !timer.isInUse() && (wanted & market.baseTimeframes()) == 0;
    }

    /**
     * Passes base candles in which nothing can happen.
     *
     * @param candles that come next.
     * @param update  takes on the last one of them.
     * @param closed  empty; holds the candles that close in between.
     * @return how many were passed, from the first one on.
     */
    int pass(final FrameRun candles, final MarketUpdate update, final Frame closed) {
        final int passed = market.pass(candles, wanted, update, closed, digest);
        if (passed > 0) {
            prices.defer(update);
        }
        return passed;
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

    private void onFailure(final PipelineStage stage, final Throwable fault) {
        failures++;
        strategy.halt();
        derived.stageFailed(stage, fault.getClass().getSimpleName() + ": " + fault.getMessage());
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

    /** To be looked at between frames: prices are taken on at once from now on. */
    Portfolio portfolio() {
        takeOnAtOnce();
        return portfolio;
    }

    private void takeOnAtOnce() {
        isLookedAt = true;
        prices.settle();
    }

    /** To be looked at between frames: prices are taken on at once from now on. */
    PipelineView view() {
        takeOnAtOnce();
        return new PipelineView(clock, instruments, portfolio, parts.exchange, parts.gate, market.aggregation(),
            strategy);
    }

    boolean explain(final int instrumentId, final Notes notes) {
        prices.settle();
        return strategy.explain(instrumentId, notes, clock.timeNs());
    }

    /** The market's part is among it: what an account does next depends on it. */
    @Override
    public void saveState(final StateWriter writer) {
        prices.settle();
        writer.putLong(failures);
        clock.saveState(writer);
        parts.orderNumbers.saveState(writer);
        digest.saveState(writer);
        market.aggregation().saveState(writer);
        portfolio.saveState(writer);
        parts.exchange.saveState(writer);
        strategy.saveState(writer);
        parts.gate.saveState(writer);
    }

    @Override
    public void loadState(final StateReader reader) {
        prices.settle();
        quiet = false;
        failures = reader.getLong();
        clock.loadState(reader);
        market.resumeAt(clock.timeNs());
        parts.orderNumbers.loadState(reader);
        digest.loadState(reader);
        market.aggregation().loadState(reader);
        portfolio.loadState(reader);
        parts.exchange.loadState(reader);
        strategy.loadState(reader);
        parts.gate.loadState(reader);
        lookForWanted();
    }
}
