package io.tapedeck.engine.pipeline;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.OrderType;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.portfolio.Portfolio;
import io.tapedeck.engine.portfolio.Position;
import io.tapedeck.engine.strategy.SignalKind;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Splits and dividends: section 9 of docs/trading-rules.md. */
class CorporateActionTest {
    private static final long DOLLAR = FixedPoint.ONE;

    /** Buys at a close of 100.00, with stop 90.00, targets 110.00 (half) and 120.00, trailing 8.00 from 105.00. */
    private static PipelineHarness.Script buy(final long units) {
        return (candle, context) -> {
            if (candle.close() == 10_000) {
                final var signal = context.prepare(SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, units);
                signal.protection().stop(9_000).target(11_000, DOLLAR / 2).target(12_000, DOLLAR / 2)
                    .trail(800, 10_500);
                context.emit(signal, "buy");
            }
        };
    }

    private static PipelineHarness holding(final long units) {
        final PipelineHarness harness = new PipelineHarness(buy(units)).session(FillModel.CLOSE).flat(10_000);
        harness.derived();
        return harness;
    }

    private static Position position(final PipelineHarness harness) {
        return harness.pipeline().portfolio().positions(0).at(0);
    }

    @Test
    void aSplitMultipliesSharesAndDividesPricesAndLevels() {
        final PipelineHarness harness = holding(10);
        final long equity = harness.pipeline().portfolio().equity();

        harness.split(2, 1);

        assertEquals(List.of("PositionChanged 20"), harness.derived());
        assertEquals(List.of(20L, 5_000L, 4_500L, 5_500L), List.of(position(harness).quantity(),
            position(harness).entryPrice(), position(harness).stopPrice(), position(harness).targetPrice()));
        assertEquals(equity, harness.pipeline().portfolio().equity());
        assertEquals(5_000, harness.pipeline().portfolio().lastPrice(0));
    }

    @Test
    void laddersAndTrailingStopsGoOnInNewShares() {
        final PipelineHarness harness = holding(10).split(2, 1);
        harness.derived();

        harness.candle(5_450, 5_500, 5_450, 5_450);
        assertTrue(harness.derived().contains("Fill SELL TAKE_PROFIT 5500 10 55000000"));

        // The best price was 55.00, the stop trails 4.00 behind.
        harness.candle(5_450, 5_450, 5_050, 5_060);
        assertTrue(harness.derived().contains("Fill SELL TRAILING_STOP 5100 10 51000000"));
    }

    @Test
    void whatASplitLeavesOverIsPaidOut() {
        final PipelineHarness harness = holding(7);
        final Portfolio account = harness.pipeline().portfolio();
        final long equity = account.equity();

        harness.split(3, 2);

        // 7 * 3 / 2 = 10.5: half a new share of 66.67, that is a third of an old one of 100, is 33.33333333
        assertEquals(List.of("DividendPaid 3333333333", "PositionChanged 10"), harness.derived());
        assertEquals(3_333_333_333L, account.dividends());
        // The new price of a share is a whole number of cents.
        assertEquals(equity, account.equity(), 10 * DOLLAR / 100);
        account.verify();
    }

    @Test
    void aReverseSplitThatLeavesNothingClosesThePosition() {
        final PipelineHarness harness = holding(7);

        harness.split(1, 10);

        final List<String> derived = harness.derived();
        assertTrue(derived.contains("Fill SELL CASH_IN_LIEU 10000 7 70000000"), derived.toString());
        assertEquals(0, harness.pipeline().portfolio().positions(0).count());
        assertEquals(100_000, harness.pipeline().portfolio().lastPrice(0));
    }

    @Test
    void aDividendIsPaidOnWhatIsHeldAndBelongsToTheTrade() {
        final PipelineHarness harness = holding(10);
        final long cash = harness.pipeline().portfolio().cash();

        harness.dividend(DOLLAR / 4);

        assertEquals(List.of("DividendPaid 250000000"), harness.derived());
        assertEquals(cash + 10 * DOLLAR / 4, harness.pipeline().portfolio().cash());

        harness.closeAtLastPrice();
        // Fees of 1 and 1, the dividend of 2.50.
        assertTrue(harness.derived().contains("TradeClosed BUY END 10 50000000"));
        harness.pipeline().portfolio().verify();
    }

    @Test
    void nothingIsPaidWhereNothingIsHeld() {
        final PipelineHarness harness = new PipelineHarness(buy(1)).session(FillModel.CLOSE).flat(9_900);

        assertEquals(List.of(), harness.dividend(DOLLAR).split(2, 1).derived());
    }

    @Test
    void anOrderThatRestsMovesWithTheSplit() {
        final PipelineHarness harness = new PipelineHarness((candle, context) -> {
            if (candle.close() == 10_000) {
                context.emit(context.prepare(SignalKind.OPEN_LONG).sized(Sizing.QUANTITY, 10)
                    .priced(OrderType.LIMIT, 9_501, FixedPoint.UNKNOWN), "limit");
            }
        }).session(FillModel.NEXT).flat(10_000).flat(10_000 + 1).split(2, 1);
        harness.derived();

        harness.candle(4_900, 4_900, 4_750, 4_800);
        assertEquals(List.of(), harness.derived());
        // 95.01 becomes 47.505 and rests at 47.50.
        harness.candle(4_800, 4_800, 4_749, 4_750);
        assertTrue(harness.derived().contains("Fill BUY ENTRY 4750 20 95000000"));
    }

    @Test
    void anOrderOnItsWayBuysAsManyNewShares() {
        final PipelineHarness harness = new PipelineHarness(buy(10)).session(FillModel.NEXT).flat(10_000).split(2, 1);
        harness.derived();

        harness.candle(5_000, 5_100, 5_000, 5_100);

        assertTrue(harness.derived().contains("Fill BUY ENTRY 5000 20 100000000"));
        assertEquals(List.of(4_500L, 5_500L), List.of(position(harness).stopPrice(), position(harness).targetPrice()));
    }

    @Test
    void aCandleThatIsOpenDuringASplitIsCountedInNewShares() {
        final PipelineHarness harness = new PipelineHarness(buy(1)).session(FillModel.CLOSE);
        for (int minute = 0; minute < 4; minute++) {
            harness.candle(9_900, 9_950, 9_800, 9_900, 4);
        }
        harness.split(2, 1).candle(4_950, 4_960, 4_940, 4_955, 4);

        final var closed = harness.lastMessages().stream().filter(message -> message.name().equals("CandleClosed"))
            .findFirst().orElseThrow().fields();
        assertEquals(List.of("4950", "4975", "4900", "4955", "36"), List.of(closed.get("open"), closed.get("high"),
            closed.get("low"), closed.get("close"), closed.get("volume")));
    }

    @Test
    void anImpossibleSplitFailsItsFrameOnly() {
        final PipelineHarness harness = holding(10).split(0, 1);

        assertTrue(harness.derived().get(0).startsWith("StageFailed AGGREGATION"));
        assertEquals(10, position(harness).quantity());
    }
}
