package io.tapedeck.replay.run;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.replay.importer.SharedData;
import io.tapedeck.replay.lookahead.LookaheadCheck;
import io.tapedeck.replay.lookahead.LookaheadResult;
import io.tapedeck.replay.oracle.SmaCrossOracle;
import io.tapedeck.replay.oracle.SmaCrossOracle.OracleTrade;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The year 2022 of real bitcoin candles, held against an independent pass in BigDecimal that shares no code. */
class RealBitcoinTest {
    private static final String MINUTES = "candles/binance-spot/BTCUSDT-1m-2022.csv.gz";

    @TempDir
    private static Path journal;

    private static Path minutes;
    private static ReplayHarness harness;

    @BeforeAll
    static void importTheYear() {
        minutes = SharedData.require(MINUTES);
        harness = new ReplayHarness(journal).real("BTCUSDT", Timeframe.M1, "0.00001", minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "NEXT, 10, 100, false",
        "CLOSE, 10, 100, false",
        "NEXT, 20, 50, false",
        "CLOSE, 20, 50, true",
        "NEXT, 5, 200, true",
        "CLOSE, 5, 200, false"})
    void tradesAndFinalEquityEqualTheOracle(final FillModel fill, final int fast, final int slow, final boolean close)
        throws IOException {
        final SmaCrossOracle.Outcome expected = SmaCrossOracle.run(minutes,
            SmaCrossOracle.Settings.btcusdt2022(SmaCrossOracle.Fill.valueOf(fill.name())).withPair(fast, slow)
                .withCloseAtEnd(close));
        final ReplayResult result = harness.run(ReplayHarness.with(ReplayHarness.smaCross(),
            "fill", fill.name(), "parameter.fast", "" + fast, "parameter.slow", "" + slow,
            "end", close ? "CLOSE_POSITIONS" : "KEEP_OPEN"));

        assertEqualsOracle(expected, result);
    }

    @Test
    void whatLiesBeforeFromOnlyWarmsUpAndWhatLiesAfterToIsLeftOut() throws IOException {
        final ReplaySpec spring = ReplayHarness.with(ReplayHarness.smaCross(),
            "from", "2022-03-01T00:00:00Z", "to", "2022-06-01T00:00:00Z");
        final SmaCrossOracle.Outcome expected = SmaCrossOracle.run(minutes,
            SmaCrossOracle.Settings.btcusdt2022(SmaCrossOracle.Fill.NEXT)
                .withRange(spring.from().orElseThrow().toEpochMilli(), spring.to().orElseThrow().toEpochMilli()));
        final ReplayResult result = harness.run(spring);

        assertEqualsOracle(expected, result);
        assertEquals(92 * 1_440, result.counts().selectedFrames());
        assertEquals(92 * 24, result.equity().size());
    }

    private static void assertEqualsOracle(final SmaCrossOracle.Outcome expected, final ReplayResult result) {
        assertEquals(expected.trades().stream().map(RealBitcoinTest::describe).toList(),
            result.trades().stream().map(trade -> describe(trade, result.instrument(0))).toList());
        assertEquals(0, expected.finalEquity().compareTo(
            BigDecimal.valueOf(result.performance().finalEquity(), FixedPoint.MONEY_SCALE)));
        assertEquals(expected.orders(), result.counts().orders());
        assertEquals(expected.positionOpenAtEnd(), !result.openPositions().isEmpty());
    }

    private static List<Object> describe(final OracleTrade trade) {
        return List.of(trade.entryTime(), plain(trade.entryPrice()), trade.exitTime(), plain(trade.exitPrice()),
            plain(trade.quantity()), plain(trade.pnl()), plain(trade.fees()), trade.exitReason());
    }

    private static List<Object> describe(final TradeRecord trade, final Instrument instrument) {
        return List.of(ReplayHarness.instant(trade.entryTimeNs()), price(trade.entryPrice(), instrument),
            ReplayHarness.instant(trade.exitTimeNs()), price(trade.exitPrice(), instrument),
            plain(BigDecimal.valueOf(trade.quantity(), instrument.quantityScale())), money(trade.pnl()),
            money(trade.fees()), trade.reason().name());
    }

    private static String price(final long value, final Instrument instrument) {
        return plain(BigDecimal.valueOf(value, instrument.priceScale()));
    }

    private static String money(final long value) {
        return plain(BigDecimal.valueOf(value, FixedPoint.MONEY_SCALE));
    }

    private static String plain(final BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @EnumSource(value = Timeframe.class, names = {"H1", "H4", "D1"})
    void coarseStepsWithDrillDownGiveTheTradesOfTheMinutes(final Timeframe base) {
        final ReplaySpec fine = ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "donchian-breakout",
            "timeframe", base.label(), "parameter.stop", "0.7", "parameter.target", "1.1", "parameter.entry", "5",
            "parameter.exit", "5");
        final ReplayResult minuteByMinute = harness.run(fine);
        final ReplayResult coarse = harness.run(ReplayHarness.with(fine, "base", base.label()));

        assertEquals(minuteByMinute.trades(), coarse.trades());
        assertEquals(minuteByMinute.performance().finalEquity(), coarse.performance().finalEquity());
        assertEquals(365 * 24 * Timeframe.H1.durationNs() / base.durationNs(), coarse.counts().frames());
    }

    /** Long and short, limit and stop entries, ladders, trailing and break-even stops, time stops. */
    @ParameterizedTest
    @EnumSource(names = {"H1", "H4"})
    void coarseStepsGiveTheTradesOfTheMinutesForEveryKindOfExit(final Timeframe base) {
        final ReplaySpec fine = ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "every-exit",
            "timeframe", base.label(), "trading.account", "CROSS_MARGIN", "trading.leverage", "2",
            "trading.market", "LINEAR_PERPETUAL");
        final ReplayResult minuteByMinute = harness.run(fine);
        final ReplayResult coarse = harness.run(ReplayHarness.with(fine, "base", base.label()));

        final Set<FillReason> reasons = minuteByMinute.trades().stream().map(TradeRecord::reason)
            .collect(Collectors.toSet());
        assertEquals(Set.of(FillReason.STOP_LOSS, FillReason.TAKE_PROFIT, FillReason.TRAILING_STOP,
            FillReason.BREAK_EVEN, FillReason.TIME_STOP), reasons);
        assertEquals(minuteByMinute.trades(), coarse.trades());
        assertEquals(minuteByMinute.performance().finalEquity(), coarse.performance().finalEquity());
        assertEquals(minuteByMinute.counts().ambiguousExits(), coarse.counts().ambiguousExits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma-cross", "donchian-breakout"})
    void noStrategySeesTheFutureOrNeedsALongerWarmUp(final String strategy) {
        final ReplayRunner runner = harness.runner();
        final ReplayRunner.Plan plan = runner.plan(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", strategy));
        final LookaheadCheck check = new LookaheadCheck(runner, plan, ThreadMode.INLINE, LookaheadCheck.SAMPLES);
        runner.run(plan, ThreadMode.INLINE, check.watching(FrameListener.NONE), RunProgress.NONE);
        final LookaheadResult result = check.run(RunProgress.NONE);

        assertTrue(result.isClean(), result.toString());
        assertEquals(0, result.differingSignals(), result.toString());
        assertTrue(result.comparedSignals() > 50, result.toString());
    }
}
