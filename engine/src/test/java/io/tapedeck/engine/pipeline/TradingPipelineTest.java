package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The life of a tick and of an order, told by what stands in the frames. */
class TradingPipelineTest {
    private static final long UNKNOWN = FixedPoint.UNKNOWN;
    private static final long ALL = FixedPoint.ONE;

    /** Buys at a close of 100.00 with stop 90.00 and target 110.00, sells at a close of 105.00. */
    private static final PipelineHarness.Script BRACKET = (candle, context) -> {
        if (candle.close() == 10_000) {
            context.openLong(ALL, 9_000, 11_000, "buy");
        } else if (candle.close() == 10_500) {
            context.close("sell");
        }
    };

    @Test
    void anOrderOfFillModelNextWaitsForTheNextOpen() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.NEXT);

        harness.flat(10_000);
        assertEquals(List.of("Signal OPEN_LONG buy", "RiskVerdict ACCEPTED 0 0", "OrderIntent BUY ENTRY",
            "OrderUpdate ACCEPTED"), harness.derived());

        // 10 000 / (101 * 1.001) = 98.9 -> 98 units, 9 898 and a fee of 9.898
        harness.candle(10_100, 10_200, 10_100, 10_200);
        assertEquals(List.of("OrderUpdate FILLED", "Fill BUY ENTRY 10100 98 989800000", "PositionChanged 98",
            "EquityChanged"), harness.derived());
        assertEquals(PipelineHarness.BALANCE - 989_800_000_000L - 989_800_000L, harness.pipeline().portfolio().cash());
    }

    @Test
    void anOrderOfFillModelCloseIsSettledInItsOwnFrame() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.CLOSE);

        harness.candle(9_900, 10_000, 9_900, 10_000);

        assertEquals(List.of("Signal OPEN_LONG buy", "RiskVerdict ACCEPTED 0 0", "OrderIntent BUY ENTRY",
            "OrderUpdate ACCEPTED", "OrderUpdate FILLED", "Fill BUY ENTRY 10000 99 990000000", "PositionChanged 99",
            "EquityChanged"),
            harness.derived());
    }

    @Test
    void aStopEndsThePositionAndItsResultIsNetOfFees() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.CLOSE).flat(10_000);
        harness.derived();

        harness.candle(9_500, 9_600, 8_900, 9_100);

        // 99 * (90 - 100) = -990, fees 9.90 and 8.91
        assertEquals(List.of("OrderUpdate FILLED", "Fill SELL STOP_LOSS 9000 99 891000000",
            "TradeClosed BUY STOP_LOSS 99 -100881000000", "PositionChanged 0", "EquityChanged"), harness.derived());
    }

    @Test
    void aPositionCanBeEnteredAndLeftInsideOneCandle() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.NEXT).flat(10_000);
        harness.derived();

        harness.candle(10_000, 11_500, 9_500, 11_200);

        assertEquals(List.of("OrderUpdate FILLED", "Fill BUY ENTRY 10000 99 990000000", "PositionChanged 99",
            "OrderUpdate FILLED", "Fill SELL TAKE_PROFIT 11000 99 1089000000",
            "TradeClosed BUY TAKE_PROFIT 99 96921000000", "PositionChanged 0", "EquityChanged"), harness.derived());
    }

    @Test
    void anAmbiguousCandleIsJudgedAsAStopAndSaysWhatTheTargetWouldHaveBeenWorth() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.CLOSE).flat(10_000);
        harness.derived();

        harness.candle(10_001, 11_000, 9_000, 9_500);

        // 99 * 20, fees left aside
        assertEquals("AmbiguousExit 198000000000", harness.derived().get(0));
    }

    @Test
    void aSaleThatWaitsMeetsTheOpenBeforeTheStopIsJudged() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.NEXT).flat(10_000);
        harness.flat(10_100).flat(10_500);
        harness.derived();

        harness.candle(8_000, 8_000, 8_000, 8_000);

        assertEquals(List.of("OrderUpdate FILLED", "Fill SELL SIGNAL 8000 98 784000000",
            "TradeClosed BUY SIGNAL 98 -207573800000", "PositionChanged 0", "EquityChanged"), harness.derived());
    }

    @Test
    void whileTheEngineWarmsUpSignalsAreDropped() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(PipelineHarness.settings(
            FillModel.NEXT, PipelineHarness.START + 2 * PipelineHarness.MINUTE, Long.MAX_VALUE));

        harness.flat(10_000).flat(10_000);
        assertEquals(List.of(), harness.derived());
        harness.flat(10_000);
        assertEquals("Signal OPEN_LONG buy", harness.derived().get(0));
    }

    @Test
    void aRefusalIsRecordedWithItsFigureAndItsLimit() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(PipelineHarness.settings(
            FillModel.NEXT, UNKNOWN, 3_000 * FixedPoint.ONE));

        harness.flat(10_000);

        assertEquals(List.of("Signal OPEN_LONG buy", "RiskVerdict MAXIMUM_POSITION 1000000000000 300000000000"),
            harness.derived());
    }

    @Test
    void anAmountThatPaysForNothingAtTheFillPriceIsRejectedAndItsCashIsFree() {
        final PipelineHarness harness = new PipelineHarness((candle, context) -> {
            if (candle.close() == 900_000) {
                context.openLong(ALL, UNKNOWN, UNKNOWN, "buy");
            }
        }).session(FillModel.NEXT).flat(900_000);
        assertEquals(0, harness.pipeline().portfolio().availableCash());
        harness.derived();

        harness.flat(1_500_000);

        assertEquals(List.of("OrderUpdate REJECTED"), harness.derived());
        assertEquals(PipelineHarness.BALANCE, harness.pipeline().portfolio().availableCash());
    }

    @Test
    void theOperatorClosesAtTheLastPriceAndTakesBackWhatWaits() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.CLOSE).flat(10_000).flat(10_200);
        harness.derived();
        harness.closeAtLastPrice();
        assertEquals(List.of("OrderUpdate FILLED", "Fill SELL END 10200 99 1009800000",
            "TradeClosed BUY END 99 17800200000", "PositionChanged 0", "EquityChanged"), harness.derived());

        final PipelineHarness waiting = new PipelineHarness(BRACKET).session(FillModel.NEXT).flat(10_000);
        waiting.derived();
        assertEquals(List.of("OrderUpdate CANCELLED"), waiting.closeAtLastPrice().derived());
    }

    @Test
    void aStrategyThatThrowsIsHaltedWhileItsPositionStaysProtected() {
        final PipelineHarness harness = new PipelineHarness((candle, context) -> {
            BRACKET.accept(candle, context);
            if (candle.close() == 10_300) {
                throw new IllegalStateException("it broke");
            }
        }).session(FillModel.CLOSE).flat(10_000);
        harness.derived();

        harness.flat(10_300);
        assertEquals(List.of("EquityChanged", "StageFailed STRATEGY IllegalStateException: it broke"),
            harness.derived());
        harness.flat(10_500);
        assertEquals(List.of("EquityChanged"), harness.derived());
        harness.candle(9_000, 9_000, 8_000, 8_500);
        assertEquals("Fill SELL STOP_LOSS 9000 99 891000000", harness.derived().get(1));
        assertEquals(1, harness.pipeline().failures());
    }

    @Test
    void aStrategyThatCallsItselfWithoutEndOrFailsAnAssertionIsHaltedAsWell() {
        final PipelineHarness endless = new PipelineHarness((candle, context) -> recurse(candle.close()))
            .session(FillModel.CLOSE).flat(10_000);
        assertEquals("StageFailed STRATEGY StackOverflowError: null", last(endless.derived()));
        final PipelineHarness asserting = new PipelineHarness((candle, context) -> {
            throw new AssertionError("impossible");
        }).session(FillModel.CLOSE).flat(10_000);
        assertEquals("StageFailed STRATEGY AssertionError: impossible", last(asserting.derived()));
        asserting.flat(10_000);
        assertEquals(1, asserting.pipeline().failures());
    }

    private static long recurse(final long depth) {
        return recurse(depth + 1) + 1;
    }

    private static String last(final List<String> messages) {
        return messages.get(messages.size() - 1);
    }

    @Test
    void timeThatGoesBackIsAFailureThatIsRecorded() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.NEXT).flat(10_000).flat(10_001);
        harness.derived();

        harness.skipMinutes(-2).flat(10_000);

        assertEquals(List.of("StageFailed CLOCK TimeWentBackException: engine time would go back by 60000000000 ns"),
            harness.derived());
    }

    @Test
    void aJournalThatFailsStopsTheEngineBeforeAnythingLeaves() {
        final PipelineHarness harness = new PipelineHarness(BRACKET, frame -> {
            throw new IllegalStateException("disk full");
        });

        assertThrows(IllegalStateException.class, () -> harness.session(FillModel.NEXT));
        assertEquals(List.of(), harness.derived());
    }

    @Test
    void twoRunsHaveTheSameDigestsAndADifferentMarketHasOthers() {
        final TradingPipeline one =
            randomRun(1, 3_000, new PipelineHarness(BRACKET).session(FillModel.NEXT)).pipeline();
        final TradingPipeline same =
            randomRun(1, 3_000, new PipelineHarness(BRACKET).session(FillModel.NEXT)).pipeline();
        final TradingPipeline other =
            randomRun(2, 3_000, new PipelineHarness(BRACKET).session(FillModel.NEXT)).pipeline();

        assertEquals(one.decisionDigest(), same.decisionDigest());
        assertEquals(one.stateDigest(), same.stateDigest());
        assertNotEquals(one.decisionDigest(), other.decisionDigest());
        assertNotEquals(one.stateDigest(), other.stateDigest());
    }

    private static PipelineHarness randomRun(final long seed, final int minutes, final PipelineHarness harness) {
        return randomRun(new SplittableRandom(seed), minutes, harness);
    }

    private static PipelineHarness randomRun(final SplittableRandom random, final int minutes,
        final PipelineHarness harness) {
        for (int index = 0; index < minutes; index++) {
            final long open = 9_000 + 100 * random.nextInt(21);
            final long close = 9_500 + 100 * random.nextInt(11);
            harness.candle(open, Math.max(open, close) + 100 * random.nextInt(4),
                Math.min(open, close) - 100 * random.nextInt(4), close);
            if (random.nextInt(50) == 0) {
                harness.skipMinutes(1 + random.nextInt(30));
            }
        }
        return harness;
    }

    @Test
    void aPipelineThatLoadsASavedStateGoesOnAsTheSavedOneWouldHave() {
        for (int cut = 1; cut < 400; cut += 7) {
            final PipelineHarness uninterrupted =
                randomRun(cut, cut, new PipelineHarness(BRACKET).session(FillModel.NEXT));
            final StateWriter state = new StateWriter();
            uninterrupted.pipeline().saveState(state);
            final PipelineHarness resumed = new PipelineHarness(BRACKET).session(FillModel.NEXT)
                .resumeAt(uninterrupted.minute(), uninterrupted.sequence());
            final StateReader reader = new StateReader(state.buffer(), state.length());
            resumed.pipeline().loadState(reader);
            assertTrue(reader.isExhausted());
            assertEquals(uninterrupted.pipeline().stateDigest(), resumed.pipeline().stateDigest());

            randomRun(-cut, 200, uninterrupted);
            randomRun(-cut, 200, resumed);
            assertEquals(uninterrupted.pipeline().decisionDigest(), resumed.pipeline().decisionDigest(), "cut " + cut);
            assertEquals(uninterrupted.pipeline().stateDigest(), resumed.pipeline().stateDigest(), "cut " + cut);
        }
    }

    @Test
    void theAccountAddsUpToTheLastUnitAfterEveryFrame() {
        final PipelineHarness harness = new PipelineHarness(BRACKET).session(FillModel.NEXT);
        final SplittableRandom random = new SplittableRandom(5);
        for (int index = 0; index < 20_000; index++) {
            randomRun(random, 1, harness);
            final var portfolio = harness.pipeline().portfolio();
            final var position = portfolio.position(0);
            final long worth = PipelineHarness.INSTRUMENT.notional(portfolio.lastPrice(0), position.quantity());
            final long cost = position.isOpen() ? position.cost() : 0;
            assertEquals(PipelineHarness.BALANCE + portfolio.realisedResult() - portfolio.feesPaid() + worth - cost,
                portfolio.cash() + worth);
            assertEquals(portfolio.cash() + worth, portfolio.equity());
            assertTrue(portfolio.cash() >= 0 && portfolio.availableCash() >= 0);
        }
        assertTrue(harness.pipeline().portfolio().feesPaid() > 0);
    }
}
