package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.CandleSeries;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyNeeds.Scope;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplayRunner.Plan;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.source.HistoryInput;
import io.tapedeck.replay.source.InstrumentSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Replays cut tapes and compares: who decides otherwise when the future is missing has seen it.
 *
 * <p>First the whole tape is played, watched by {@link #watching}. Then it is cut at some moments, the earliest first,
 * and played again with fresh strategies; up to the cut every derived message must be the same to the byte. The tapes
 * that the drill-down looks into are cut with it. What the two orders find:
 * <ul>
 * <li>a candle that is visible too early, a drill-down that reads on, a candle completed by later data: in either
 * order, where a decision before a cut rests on it; so cuts lie at signals and right before them.
 * <li>a strategy that remembers the future from an earlier run in the same process (something static): with the
 * whole run first it knows nothing there and in every cut run all that follows, so all cuts tell. With the cuts first
 * each would know what the earlier ones saw, only the span between two cuts would tell, and the run that is reported
 * would be one that cheats. So the whole run comes first, and must be the first of this strategy in its process.
 * <li>a strategy that reads the future from somewhere else (a file, a table in its code): in neither order, for it
 * knows the same in every run.
 * </ul>
 *
 * <p>Then the tape is played from some moments on, as if nothing lay before, for a number of candles after the declared
 * warm-up. What the strategy says then is held against the whole run, see {@link SignalComparison}.
 */
public final class LookaheadCheck {
    /** How many cuts there are, and how many late beginnings, where nothing else is asked for. */
    public static final int SAMPLES = 8;

    /** An error of a too short warm-up fades; in a longer window it would be diluted. */
    private static final int WINDOW_CANDLES = 400;
    private static final double NANOS_PER_YEAR = 365 * 24 * 3_600e9;

    private final ReplayRunner runner;
    private final Plan plan;
    private final ThreadMode mode;
    private final int samples;
    private final DecisionTrail decisions = new DecisionTrail();
    private final SignalTrail signals;
    private final long startNs;
    private final long endNs;

    /**
     * A check of a plan.
     *
     * @param runner  that plays.
     * @param plan    of the whole run.
     * @param mode    which thread runs the stages.
     * @param samples how many cuts there are, and how many late beginnings; 1 and up.
     */
    public LookaheadCheck(final ReplayRunner runner, final Plan plan, final ThreadMode mode, final int samples) {
        this.runner = runner;
        this.plan = plan;
        this.mode = mode;
        this.samples = samples;
        signals = newSignals();
        startNs = Math.max(plan.spec().from().map(LookaheadCheck::nanos).orElse(Long.MIN_VALUE),
            plan.input().beginNs());
        endNs = Math.min(plan.spec().to().map(LookaheadCheck::nanos).orElse(Long.MAX_VALUE),
            plan.input().endNs());
    }

    private SignalTrail newSignals() {
        return new SignalTrail(plan.instruments().stream().map(Instrument::symbol).toList(),
            needs().scope() == Scope.ALL_SYMBOLS);
    }

    private StrategyNeeds needs() {
        return plan.strategy().plan().inputs();
    }

    /**
     * To be handed to the whole run, the first that is played.
     *
     * @param journal that takes its frames.
     * @return one that takes them, too, after this check has looked at them.
     */
    public FrameListener watching(final FrameListener journal) {
        return frame -> {
            decisions.onFrame(frame);
            signals.onFrame(frame);
            journal.onFrame(frame);
        };
    }

    /**
     * Plays the cut tapes; to be called when the whole run is over.
     *
     * @param progress told how far each of them is.
     * @return what was found.
     */
    public LookaheadResult run(final RunProgress progress) {
        final List<LookaheadResult.Cut> cuts = cutMoments().stream().map(cutNs -> cut(cutNs, progress)).toList();
        return new LookaheadResult(cuts, starts(progress));
    }

    private List<Long> cutMoments() {
        return new SampledMoments(startNs, endNs, samples)
            .cuts(signals.signalTimes(), plan.spec().strategy().timeframe(), stepNs());
    }

    /** All tapes have boundaries at the multiples of the longest of their candles. */
    private long stepNs() {
        return plan.sources().stream().mapToLong(source -> source.baseTape().timeframe().durationNs()).max()
            .orElseThrow();
    }

    private LookaheadResult.Cut cut(final long cutNs, final RunProgress progress) {
        final CutComparison comparison = new CutComparison(decisions, cutNs);
        play(plan.sources(), cutNs, comparison, progress);
        return new LookaheadResult.Cut(cutNs, comparison.compared(), comparison.finish());
    }

    private void play(final List<InstrumentSource> sources, final long toNs, final FrameListener listener,
        final RunProgress progress) {
        final Plan cut = new Plan(plan.spec().until(Instant.ofEpochSecond(0, toNs)), new HistoryInput(sources),
            plan.strategy(), plan.settings());
        runner.run(cut, mode, listener, progress);
    }

    private List<LookaheadResult.Start> starts(final RunProgress progress) {
        final long warmUpNs = needs().series().stream().mapToLong(this::warmUpNs).max().orElse(0);
        final long windowNs = Math.min((endNs - startNs) / samples,
            spanNs(plan.spec().strategy().timeframe(), WINDOW_CANDLES));
        final List<LookaheadResult.Start> found = new ArrayList<>();
        if (startNs < endNs - warmUpNs - windowNs) {
            for (final long lateNs : new SampledMoments(startNs, endNs - warmUpNs - windowNs, samples)
                .starts(coarsest())) {
                found.add(start(lateNs, lateNs + warmUpNs + windowNs, progress));
            }
        }
        return found;
    }

    /** How long a warm-up takes on the clock. */
    private long warmUpNs(final CandleSeries series) {
        return spanNs(series.timeframe(), series.warmUp());
    }

    /** How long so many candles take on the clock, in the market that is open least; a holiday more. */
    private long spanNs(final Timeframe timeframe, final int candles) {
        return plan.instruments().stream().map(instrument -> instrument.terms().calendar())
            .mapToLong(calendar -> (long) Math.ceil(candles * (NANOS_PER_YEAR / calendar.candlesPerYear(timeframe))))
            .max().orElseThrow();
    }

    /** A late beginning inside a candle would let it begin with a part of one. */
    private Timeframe coarsest() {
        return needs().series().stream().map(CandleSeries::timeframe).max(Comparator.naturalOrder())
            .orElse(plan.spec().strategy().timeframe());
    }

    private LookaheadResult.Start start(final long lateNs, final long toNs, final RunProgress progress) {
        final SignalTrail late = newSignals();
        final WarmUpWatch watch = new WarmUpWatch(needs().series(), plan.instruments().size());
        play(plan.sources().stream().map(source -> source.beginningAt(lateNs)).toList(), toNs, frame -> {
            watch.onFrame(frame);
            late.onFrame(frame);
        }, progress);
        final SignalComparison comparison = new SignalComparison();
        for (int index = 0; index < late.strategies().size(); index++) {
            comparison.compare(signals.strategies().get(index), late.strategies().get(index),
                late.strategies().size() == 1 ? watch.allWarmNs() : watch.warmNs(index), toNs);
        }
        return new LookaheadResult.Start(lateNs, comparison.compared(), comparison.differing(), comparison.first());
    }

    private static long nanos(final Instant instant) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
    }
}
