package io.tapedeck.replay.lookahead;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.Strategy;
import io.tapedeck.engine.strategy.StrategyNeeds;
import io.tapedeck.engine.strategy.StrategyPlan;
import io.tapedeck.replay.lookahead.LookaheadResult.Cut;
import io.tapedeck.replay.lookahead.LookaheadResult.Start;
import io.tapedeck.replay.report.Decimals;
import io.tapedeck.replay.run.Difference;
import io.tapedeck.replay.run.ReplayHarness;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplayRunner.Plan;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.StrategySelection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A check that finds nothing proves nothing: here it is given who sees the future, and who starts too early. */
class LookaheadCheckTest {
    @TempDir
    private static Path journal;

    private static ReplayRunner runner;

    @BeforeAll
    static void makeTapes() {
        runner = new ReplayHarness(journal).sample("AAAUSDT", 3, 40).sample("BBBUSDT", 4, 35).runner();
    }

    private static ReplaySpec spec(final String... namesAndValues) {
        return ReplayHarness.with(ReplayHarness.with(ReplayHarness.smaCross(), "symbols", "AAAUSDT"), namesAndValues);
    }

    private static LookaheadResult check(final Plan plan, final ThreadMode mode) {
        final LookaheadCheck check = new LookaheadCheck(runner, plan, mode, LookaheadCheck.SAMPLES);
        runner.run(plan, mode, check.watching(FrameListener.NONE), RunProgress.NONE);
        return check.run(RunProgress.NONE);
    }

    private static Plan plan(final StrategyNeeds needs, final Supplier<Strategy> strategy) {
        final Plan plan = runner.plan(spec());
        return new Plan(plan.spec(), plan.input(), new StrategySelection(plan.strategy().parameters(),
            Optional.empty(), StrategyPlan.of(needs, strategy)), plan.settings());
    }

    @ParameterizedTest
    @CsvSource({
        "sma-cross, 1h, AAAUSDT, '', INLINE",
        "donchian-breakout, 1h, AAAUSDT, '', INLINE",
        "donchian-breakout, 4h, 'AAAUSDT,BBBUSDT', 1h, FUSED"})
    void whoSeesOnlyThePastIsClean(final String strategy, final String timeframe, final String symbols,
        final String base, final ThreadMode mode) {
        final LookaheadResult result = check(runner.plan(spec("strategy", strategy, "timeframe", timeframe,
            "symbols", symbols, "base", base)), mode);

        assertTrue(result.isClean(), result.toString());
        assertEquals(LookaheadCheck.SAMPLES, result.cuts().size());
        assertEquals(LookaheadCheck.SAMPLES, result.starts().size());
        assertTrue(result.cuts().stream().allMatch(cut -> cut.compared() > 0), result.toString());
        assertTrue(result.comparedSignals() > 0, result.toString());
    }

    @Test
    void whoRemembersTheFutureFromAnEarlierRunIsNamedWithMomentAndField() {
        final ConcurrentHashMap<Long, Long> closes = new ConcurrentHashMap<>();
        final LookaheadResult result = check(plan(StrategyNeeds.each(Timeframe.H1, 1),
            () -> new RememberingStrategy(closes, Long.MAX_VALUE)), ThreadMode.INLINE);

        assertFalse(result.isClean());
        final Cut earliest = result.cuts().get(0);
        assertEquals("frame 124, 2022-01-01T02:00:00Z, message 5 is in the cut run only: Signal{signalId=2, "
            + "symbol=AAAUSDT, kind=CLOSE, reason=it will fall, sizing=EQUITY_FRACTION, orderType=MARKET, "
            + "timeInForce=GTC, liquidity=ANY, trailingBasis=PRICE, vetoed=NO}",
            describe(earliest.difference().orElseThrow()));
        assertTrue(result.cuts().stream().allMatch(cut -> cut.difference().equals(earliest.difference())),
            result.toString());
    }

    /**
     * As if the engine showed the next candle, where the tape of the run has it. The moments of the cuts follow from
     * the whole run, so a first check tells them, in which nobody is cut short.
     */
    @Test
    void aLeakOfOneCandleIsFoundByTheCutsAtSignals() {
        final Map<Long, Long> closes = new ConcurrentHashMap<>();
        check(peeking(closes, List.of()), ThreadMode.INLINE);
        final List<Long> moments = check(peeking(closes, List.of()), ThreadMode.INLINE).cuts().stream()
            .map(Cut::timeNs).toList();

        final LookaheadResult result = check(peeking(closes, moments), ThreadMode.INLINE);

        assertEquals(moments, result.cuts().stream().map(Cut::timeNs).toList());
        final List<Cut> caught = result.cuts().stream().filter(cut -> cut.difference().isPresent()).toList();
        assertEquals(5, caught.size(), result.toString());
        assertEquals("frame 1564, 2022-01-02T02:00:00Z, message 5 is in the whole run only: Signal{signalId=20, "
            + "symbol=AAAUSDT, kind=CLOSE, reason=it will fall, sizing=EQUITY_FRACTION, orderType=MARKET, "
            + "timeInForce=GTC, liquidity=ANY, trailingBasis=PRICE, vetoed=NO}",
            describe(caught.get(0).difference().orElseThrow()));
    }

    /** The first run is the whole one, the next are cut. */
    private static Plan peeking(final Map<Long, Long> closes, final List<Long> moments) {
        final Iterator<Long> ends = moments.iterator();
        final AtomicBoolean isWhole = new AtomicBoolean(true);
        return plan(StrategyNeeds.each(Timeframe.H1, 1), () -> new RememberingStrategy(closes,
            isWhole.getAndSet(false) || !ends.hasNext() ? Long.MAX_VALUE : ends.next()));
    }

    private static String describe(final Difference difference) {
        return "frame " + difference.sequence() + ", " + Decimals.instant(difference.timeNs()) + ", "
            + difference.what();
    }

    @Test
    void aWarmUpThatIsTooShortIsNamedWithWhatWasSaid() {
        final LookaheadResult result = check(plan(StrategyNeeds.each(Timeframe.H1, 10), MeanStrategy::new),
            ThreadMode.INLINE);

        assertTrue(result.cuts().stream().allMatch(cut -> cut.difference().isEmpty()), result.toString());
        assertFalse(result.isWarmUpLongEnough(), result.toString());
        assertFalse(result.isClean());
        assertEquals("at 2022-01-05T17:00:00Z the run from the beginning says OPEN_LONG AAAUSDT (close above the "
            + "mean of #), the one that began late nothing",
            result.starts().stream().map(Start::first).flatMap(Optional::stream).findFirst().orElseThrow());
    }

    /** What every-exit does next follows from how often it entered: a memory without end, for which no warm-up does. */
    @Test
    void aCounterOfEntriesSeesNoFutureAndNeverWarmsUp() {
        final LookaheadResult result = check(runner.plan(spec("strategy", "every-exit", "symbols", "AAAUSDT,BBBUSDT",
            "base", "1h", "end", "CLOSE_POSITIONS")), ThreadMode.INLINE);

        assertTrue(result.cuts().stream().allMatch(cut -> cut.difference().isEmpty()), result.toString());
        assertFalse(result.isWarmUpLongEnough(), result.toString());
    }

    @Test
    void theSameWithALongEnoughWarmUpIsClean() {
        final LookaheadResult result = check(plan(StrategyNeeds.each(Timeframe.H1, MeanStrategy.LENGTH),
            MeanStrategy::new), ThreadMode.INLINE);

        assertTrue(result.isClean(), result.toString());
        assertEquals(0, result.differingSignals(), result.toString());
        assertTrue(result.comparedSignals() > 50, result.toString());
    }

    @Test
    void aSpanThatIsShorterThanTheWarmUpHasNoLateBeginnings() {
        final LookaheadResult result = check(runner.plan(spec("to", "2022-01-04T00:00:00Z")), ThreadMode.INLINE);

        assertTrue(result.isClean(), result.toString());
        assertEquals(0, result.starts().size());
    }
}
