package io.tapedeck.replay.run;

import com.lmax.disruptor.YieldingWaitStrategy;
import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.PipelineContext;
import io.tapedeck.engine.pipeline.SessionSettings;
import io.tapedeck.engine.pipeline.StageClock;
import io.tapedeck.engine.pipeline.TradingPipeline;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.portfolio.PositionBook;
import io.tapedeck.engine.ring.FrameInlet;
import io.tapedeck.engine.ring.InlineInlet;
import io.tapedeck.engine.ring.RingInlet;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.Notes;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.Performance;
import io.tapedeck.replay.performance.RunFacts;
import io.tapedeck.replay.performance.Sampling;
import io.tapedeck.replay.performance.TradeResults;
import io.tapedeck.replay.source.HistoryInput;
import io.tapedeck.replay.source.InstrumentSource;
import io.tapedeck.replay.source.ReplayInput;
import io.tapedeck.replay.source.TapeDrillDown;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Runs a replay: selects the tapes, assembles a pipeline, feeds it, and collects the result.
 *
 * <p>May be used again; every run has a pipeline of its own. The only wall clock is the one that measures how long it
 * took.
 */
public final class ReplayRunner {
    /** Two years of minutes, 43 MB; what has more of them grows. */
    private static final long MOST_EXPECTED_SAMPLES = 1 << 20;

    private final InputSelection selection;
    private final StrategyCatalogue strategies;
    private final String codeVersion;
    private final LongSupplier nanoClock;
    private final Consumer<TradingPipeline> preparation;

    /**
     * A runner over tapes.
     *
     * @param tapes       to select from.
     * @param strategies  to choose from.
     * @param codeVersion recorded with the session.
     * @param nanoClock   for the duration of a run; never seen by the pipeline.
     */
    public ReplayRunner(final List<HistoryTape> tapes, final StrategyCatalogue strategies, final String codeVersion,
        final LongSupplier nanoClock) {
        this((spec, needs) -> new HistoryInput(TapeSelection.select(tapes, spec, needs)), strategies, codeVersion,
            nanoClock, pipeline -> { });
    }

    /**
     * A runner over what a live session took in.
     *
     * @param session     that was recorded.
     * @param strategies  to choose from.
     * @param codeVersion recorded with the session.
     * @param nanoClock   for the duration of a run; never seen by the pipeline.
     * @return plays it as often as is asked for.
     */
    public static ReplayRunner ofSession(final RecordedTape session, final StrategyCatalogue strategies,
        final String codeVersion, final LongSupplier nanoClock) {
        return new ReplayRunner((spec, needs) -> SessionSelection.select(session, spec), strategies, codeVersion,
            nanoClock, pipeline -> { });
    }

    private ReplayRunner(final InputSelection selection, final StrategyCatalogue strategies, final String codeVersion,
        final LongSupplier nanoClock, final Consumer<TradingPipeline> preparation) {
        this.selection = selection;
        this.strategies = strategies;
        this.codeVersion = codeVersion;
        this.nanoClock = nanoClock;
        this.preparation = preparation;
    }

    /**
     * The same runner, which also has the pipeline write down how long each stage took.
     *
     * @param clock       to time by.
     * @param everyFrames 1 to time every frame, n to time the first and then every n-th.
     * @return a runner with the same tapes and strategies.
     */
    public ReplayRunner timingStages(final StageClock clock, final int everyFrames) {
        return new ReplayRunner(selection, strategies, codeVersion, nanoClock,
            pipeline -> pipeline.timeStages(clock, everyFrames));
    }

    /**
     * The same runner over other tapes.
     *
     * @param tapes to select from.
     * @return a runner with the same strategies.
     */
    public ReplayRunner over(final List<HistoryTape> tapes) {
        return new ReplayRunner((spec, needs) -> new HistoryInput(TapeSelection.select(tapes, spec, needs)),
            strategies, codeVersion, nanoClock, preparation);
    }

    /**
     * A replay that was checked and can be run.
     *
     * @param spec       that was asked for.
     * @param input      to be played.
     * @param strategy   found and checked.
     * @param settings   that the session starts with.
     */
    public record Plan(ReplaySpec spec, ReplayInput input, StrategySelection strategy, SessionSettings settings) {
        /**
         * The history that is played.
         *
         * @return tapes of every instrument; none where a session is played again.
         */
        public List<InstrumentSource> sources() {
            return input.sources();
        }

        /**
         * What is traded.
         *
         * @return by number.
         */
        public List<Instrument> instruments() {
            return input.instruments();
        }
    }

    /** Finds what a replay asks for. */
    @FunctionalInterface
    private interface InputSelection {
        ReplayInput select(ReplaySpec asked, StrategyNeeds needs);
    }

    /**
     * Checks a request and selects what it needs.
     *
     * @param asked to check.
     * @return what would be run.
     * @throws UnusableRequestException where it cannot be done.
     * @throws io.tapedeck.engine.strategy.InvalidParameterException where the strategy cannot have such parameters.
     */
    public Plan plan(final ReplaySpec asked) {
        final StrategySelection strategy = StrategySelection.select(strategies, asked.strategy());
        final ReplayInput input = selection.select(asked, strategy.plan().inputs());
        strategy.require(input.instruments(), asked.strategy().name());
        final ReplaySpec spec = asked.tradingOnly(input.instruments());
        requireSpan(spec, input);
        requireSameLots(spec, input.instruments());
        return new Plan(spec, input, strategy, settings(spec, input.instruments()));
    }

    private static void requireSameLots(final ReplaySpec spec, final List<Instrument> instruments) {
        if (spec.limits().containsKey(LimitName.ORDER_QUANTITY)
            && instruments.stream().map(Instrument::quantityScale).distinct().count() > 1) {
            throw new UnusableRequestException(Category.USAGE, "the limit order-quantity means different things for "
                + "symbols with different steps: use order-notional, or replay them one by one");
        }
    }

    private SessionSettings settings(final ReplaySpec spec, final List<Instrument> instruments) {
        return spec.settings(
            spec.from().map(from -> lastUntraded(nanos(from), instruments)).orElse(FixedPoint.UNKNOWN), codeVersion);
    }

    /** The last engine time before the close of the first base candle that opens at or after a moment. */
    private static long lastUntraded(final long fromNs, final List<Instrument> instruments) {
        final Timeframe base = instruments.stream().map(Instrument::baseTimeframe)
            .max(Comparator.naturalOrder()).orElseThrow();
        final long start = base.startOf(fromNs);
        final long firstOpenNs = start == fromNs ? start : start + base.durationNs();
        return firstOpenNs + base.durationNs() - 1;
    }

    private static void requireSpan(final ReplaySpec spec, final ReplayInput input) {
        if (spec.from().isPresent() && spec.to().isPresent() && !spec.from().get().isBefore(spec.to().get())) {
            throw new UnusableRequestException(Category.USAGE, "--to must be later than --from");
        }
        final boolean startsLate = spec.from().isPresent() && nanos(spec.from().get()) >= input.endNs();
        final boolean endsEarly = spec.to().isPresent() && nanos(spec.to().get()) <= input.firstNs();
        if (startsLate || endsEarly) {
            throw new UnusableRequestException(Category.DATA,
                "no candle lies in the span asked for: the tape goes from "
                + instant(input.firstNs()) + " to " + instant(input.endNs()));
        }
    }

    /**
     * Runs a plan.
     *
     * @param plan     to run.
     * @param mode     which thread runs the stages.
     * @param journal  takes the frames; {@link FrameListener#NONE} to record nothing.
     * @param progress told how far it is.
     * @return what came out.
     */
    public ReplayResult run(final Plan plan, final ThreadMode mode, final FrameListener journal,
        final RunProgress progress) {
        final EquityCurve equity = new EquityCurve(plan.settings().initialBalance(), expectedSamples(plan));
        final RunObserver observer = new RunObserver(plan.settings(), plan.instruments(), equity);
        final long startNanos = nanoClock.getAsLong();
        try (TapeDrillDown drillDown = drillDown(plan)) {
            final TradingPipeline pipeline = new TradingPipeline(new PipelineContext(
                plan.strategy().plan(), drillDown, journal, observer));
            preparation.accept(pipeline);
            try (FrameInlet inlet = inlet(mode, pipeline)) {
                pump(source(plan, progress), inlet);
            }
            return result(plan, pipeline, observer, equity, nanoClock.getAsLong() - startNanos);
        }
    }

    /** Where the tape cannot be read on, what was fed may fail yet: it lies before that, and is told in its place. */
    private static void pump(final ReplaySource source, final FrameInlet inlet) {
        try {
            source.pumpInto(inlet);
        } catch (final RuntimeException fault) {
            inlet.drain();
            throw fault;
        }
    }

    /**
     * Plays a plan to its end and asks the strategy of a symbol for the figures that its decisions rest on there.
     *
     * @param plan         to play.
     * @param instrumentId of the symbol.
     * @param notes        takes the figures.
     * @return whether a signal would count there.
     */
    public boolean explain(final Plan plan, final int instrumentId, final Notes notes) {
        try (TapeDrillDown drillDown = drillDown(plan)) {
            final TradingPipeline pipeline = new TradingPipeline(new PipelineContext(
                plan.strategy().plan(), drillDown, FrameListener.NONE, FrameListener.NONE));
            try (FrameInlet inlet = new InlineInlet(pipeline)) {
                source(plan, RunProgress.NONE).pumpInto(inlet);
            }
            return pipeline.explain(instrumentId, notes);
        }
    }

    /**
     * The inputs of a plan, one by one.
     *
     * @param plan to play.
     * @return at its beginning, to be closed.
     */
    public static RunFrames frames(final Plan plan) {
        return new RunFrames(source(plan, RunProgress.NONE));
    }

    /**
     * What the judge of the price path looks into when a plan is played.
     *
     * @param plan to play.
     * @return to be closed.
     */
    public static TapeDrillDown drillDown(final Plan plan) {
        return new TapeDrillDown(plan.sources(), endNs(plan));
    }

    /**
     * Feeds everything that a plan plays and waits until it was processed.
     *
     * @param plan     to play.
     * @param inlet    to be fed, the frames that open the session first.
     * @param progress told how far it is.
     */
    public static void feed(final Plan plan, final FrameInlet inlet, final RunProgress progress) {
        source(plan, progress).pumpInto(inlet);
    }

    private static FrameInlet inlet(final ThreadMode mode, final TradingPipeline pipeline) {
        return mode == ThreadMode.INLINE
            ? new InlineInlet(pipeline)
            : new RingInlet(pipeline, new YieldingWaitStrategy());
    }

    private static ReplaySource source(final Plan plan, final RunProgress progress) {
        return new ReplaySource(plan, endNs(plan), progress);
    }

    private static long endNs(final Plan plan) {
        return plan.spec().to().map(ReplayRunner::nanos).orElse(Long.MAX_VALUE);
    }

    private static ReplayResult result(final Plan plan, final TradingPipeline pipeline, final RunObserver observer,
        final EquityCurve equity, final long wallNanos) {
        final List<OpenPosition> open = openPositions(plan, pipeline.portfolio());
        final Sampling sampling = sampling(plan);
        final RunFacts facts = observer.facts(sampling);
        final TradeResults results = TradeResults.of(observer.trades().stream().mapToLong(TradeRecord::pnl).toArray());
        return new ReplayResult(
            plan.spec(),
            plan.settings(),
            plan.strategy(),
            plan.input(),
            new ReplayResult.Counts(observer.baseFrames(), observer.tradingFrames(), pipeline.gaps(),
                observer.orders(), observer.fees(), observer.funding(), observer.dividends(), observer.insurance(),
                observer.liquidations(), observer.ambiguousExits(), observer.ambiguousWorth(), 0),
            new Digests(pipeline.decisionDigest(), pipeline.stateDigest()),
            observer.fills(),
            observer.trades(),
            open,
            observer.symbols(open),
            observer.refusals().counts(),
            observer.refusals().records(),
            equity,
            Performance.of(facts.levels(), sampling.periodsPerYear(), pipeline.portfolio().equity(), results),
            facts,
            wallNanos,
            observer.firstFailure());
    }

    /**
     * About how often a plan samples the equity: growing by copying would be a good part of a run that decides on every
     * minute.
     *
     * @param plan to play.
     * @return at least 1.
     */
    public static int expectedSamples(final Plan plan) {
        final long beginNs = plan.spec().from().map(ReplayRunner::nanos).orElse(plan.input().firstNs());
        final long spanNs = Math.min(endNs(plan), plan.input().endNs()) - Math.max(beginNs, plan.input().firstNs());
        final long samples = Math.min(plan.input().frames(),
            spanNs / plan.settings().strategyTimeframe().durationNs() + 1);
        return (int) Math.max(1, Math.min(MOST_EXPECTED_SAMPLES, samples));
    }

    /**
     * How often the equity is sampled in a year.
     *
     * @param plan to play.
     * @return samples at the closes of the strategy's timeframe.
     */
    public static double periodsPerYear(final Plan plan) {
        return sampling(plan).periodsPerYear();
    }

    /** Of several markets the one that is open longest: every sample counts. */
    private static Sampling sampling(final Plan plan) {
        final Timeframe timeframe = plan.spec().strategy().timeframe();
        return plan.instruments().stream()
            .map(instrument -> new Sampling(timeframe, instrument.terms().calendar()))
            .max(Comparator.comparingDouble(Sampling::periodsPerYear)).orElseThrow();
    }

    private static List<OpenPosition> openPositions(final Plan plan, final Portfolio portfolio) {
        final List<OpenPosition> open = new ArrayList<>();
        for (final Instrument instrument : plan.instruments()) {
            final int id = instrument.id();
            final PositionBook book = portfolio.positions(id);
            for (int index = 0; index < book.count(); index++) {
                open.add(openPosition(book.at(index), portfolio.valuationPrice(id)));
            }
        }
        return open;
    }

    private static OpenPosition openPosition(final Position position, final long lastPrice) {
        return new OpenPosition(position.positionId(), position.instrumentId(), position.side(),
            position.entryTimeNs(), position.entryPrice(), position.quantity(), lastPrice,
            position.unrealised(lastPrice),
            new MoneyFlows(position.realised(), position.fees(), position.funding(), position.dividends()));
    }

    private static long nanos(final Instant instant) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(final long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
