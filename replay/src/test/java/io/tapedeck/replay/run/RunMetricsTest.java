package io.tapedeck.replay.run;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.candle.CandleCodec;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.event.codec.OrderIntentDecoder;
import io.tapedeck.engine.event.codec.PositionChangedDecoder;
import io.tapedeck.engine.event.codec.SignalDecoder;
import io.tapedeck.engine.event.codec.TradeClosedDecoder;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.TapeContent;
import io.tapedeck.replay.performance.ClosedTrade;
import io.tapedeck.replay.performance.Excursion;
import io.tapedeck.replay.performance.RunMetrics;
import io.tapedeck.replay.performance.Slippage;
import io.tapedeck.replay.performance.TradeEntry;
import io.tapedeck.replay.performance.TradeStatistics;
import io.tapedeck.replay.report.ResultJson;
import io.tapedeck.replay.report.ResultSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a run's figures are made from, as it leaves the pipeline. */
class RunMetricsTest {
    private static final double EXACT = 1e-12;
    private static final long MINUTE = Timeframe.M1.durationNs();

    @TempDir
    private Path directory;

    /** 100 units bought at 10, stop at 8.5; the market opens at 8.4. */
    @Test
    void aTradeThatIsWorkedOutByHand() throws IOException {
        final ReplayResult result = new ImportedMarket(directory.resolve("journal"), "AAAUSDT",
            MarketKind.LINEAR_PERPETUAL)
            .candles(Timeframe.M1, Files.writeString(directory.resolve("candles.csv"), """
                time,open,high,low,close,volume
                1640995200000,10.0,10.0,10.0,10.0,1000
                1640995260000,10.0,12.0,9.0,11.0,1000
                1640995320000,11.0,13.0,10.5,12.0,1000
                1640995380000,8.4,8.6,8.3,8.5,1000
                """))
            .run(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "hold", "timeframe", "1m",
                "parameter.quantity", "100", "parameter.stop", "0.15", "trading.account", "CROSS_MARGIN"));
        final RunMetrics metrics = result.metrics();

        assertEquals(List.of(FillReason.STOP_LOSS), result.trades().stream().map(TradeRecord::reason).toList());
        final Excursion excursion = result.facts().trades().get(0).excursion();
        assertEquals(-0.16, excursion.adverse(), EXACT);
        assertEquals(0.3, excursion.favourable(), EXACT);
        assertEquals(new Slippage(10 * FixedPoint.ONE, 2, 0), metrics.slippage());
        final double afterEntry = 10_000 - 0.5;
        assertEquals(1_200 / (afterEntry + 200), metrics.leverage().maximum(), EXACT);
        assertEquals((1_100 / (afterEntry + 100) + 1_200 / (afterEntry + 200)) / 4, metrics.leverage().average(),
            EXACT);
        assertEquals(-0.15, metrics.benchmark().totalReturn(), EXACT);
        assertEquals(1_840 / ((10_000 + afterEntry + 100 + afterEntry + 200 + result.performance().finalEquity() / 1e8)
            / 4), metrics.turnover(), EXACT);
        assertEquals(120, metrics.all().holding().averageSeconds(), EXACT);
        assertEquals(metrics.all(), metrics.longs());
        assertEquals(List.of(metrics.all()), metrics.symbols());
        assertEquals(1, metrics.months().size());
        assertEquals(result.performance().totalReturn(), metrics.years().get(0).value(), EXACT);
        assertTrue(ResultJson.render("run", result).contains("\"slippage\" : 10,"));
        assertTrue(ResultSummary.render(result).contains("slippage 10.00"), ResultSummary.render(result));
    }

    /**
     * Twin: the candles of the tape that lie between entry and exit, and the prices of the fills; what the signal of
     * the first fill said, and the stop as it was told first.
     */
    @ParameterizedTest
    @CsvSource({"every-exit, 15m, NEXT, 5", "every-exit, 15m, CLOSE, 5", "sma-cross, 5m, NEXT, 7",
        "sma-cross, 5m, CLOSE, 8", "bollinger-reversion, 5m, NEXT, 9"})
    void excursionsAndRiskAreThoseOfTheTape(final String strategy, final String timeframe, final String fill,
        final long seed) {
        final ReplayHarness harness = new ReplayHarness(directory).sample("SAMPLE", seed, 20);
        final ReplayRunner runner = harness.runner();
        final ReplayRunner.Plan plan = runner.plan(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", strategy,
            "timeframe", timeframe, "fill", fill, "trading.market", "LINEAR_PERPETUAL", "trading.account",
            "CROSS_MARGIN"));
        final Told told = new Told();
        final ReplayResult result = runner.run(plan, ThreadMode.INLINE, told, RunProgress.NONE);

        assertTrue(result.trades().size() > 10, () -> result.trades().size() + " trades, "
            + result.firstFailure() + result.openPositions() + result.refusals());
        for (int index = 0; index < result.trades().size(); index++) {
            final TradeRecord trade = result.trades().get(index);
            final ClosedTrade closed = result.facts().trades().get(index);
            assertEquals(told.excursion(trade, result), closed.excursion(), trade::toString);
            assertEquals(told.entry(trade, result), closed.entry(), trade::toString);
        }
    }

    /** Candles of a run, and in which frame each trade ended. */
    private static final class Told implements FrameListener {
        private final List<Candle> candles = new ArrayList<>();
        private final Map<Long, Long> endedAtNs = new HashMap<>();
        private final Map<Long, Long> firstStops = new HashMap<>();
        private final Map<Long, String> reasons = new HashMap<>();
        private final Map<Long, Long> signals = new HashMap<>();
        private final FrameMessages messages = new FrameMessages();

        @Override
        public void onFrame(final Frame frame) {
            messages.wrap(frame);
            while (messages.next()) {
                if (messages.templateId() == MarketCandleDecoder.TEMPLATE_ID) {
                    final Candle candle = new Candle();
                    CandleCodec.decode(messages.decode(new MarketCandleDecoder()), candle);
                    candles.add(candle);
                } else if (messages.templateId() == PositionChangedDecoder.TEMPLATE_ID) {
                    final PositionChangedDecoder change = messages.decode(new PositionChangedDecoder());
                    firstStops.putIfAbsent(change.positionId(), change.stopPrice());
                } else if (messages.templateId() == SignalDecoder.TEMPLATE_ID) {
                    final SignalDecoder signal = messages.decode(new SignalDecoder());
                    reasons.put(signal.signalId(), signal.reason());
                } else if (messages.templateId() == OrderIntentDecoder.TEMPLATE_ID) {
                    final OrderIntentDecoder intent = messages.decode(new OrderIntentDecoder());
                    signals.put(intent.orderId(), intent.signalId());
                } else if (messages.templateId() == TradeClosedDecoder.TEMPLATE_ID) {
                    endedAtNs.put(messages.decode(new TradeClosedDecoder()).tradeId(), frame.engineTimeNs());
                }
            }
        }

        TradeEntry entry(final TradeRecord trade, final ReplayResult result) {
            final long first = result.fills().stream().filter(fill -> fill.positionId() == trade.positionId())
                .findFirst().orElseThrow().orderId();
            final long stop = firstStops.get(trade.positionId());
            return new TradeEntry(reasons.get(signals.get(first)), stop == FixedPoint.UNKNOWN ? stop
                : result.instrument(0).notional(Math.abs(trade.entryPrice() - stop), trade.quantity()));
        }

        /** A candle that ends with the trade counts where the trade ended at its close, not inside it. */
        Excursion excursion(final TradeRecord trade, final ReplayResult result) {
            final boolean endedInside = trade.exitTimeNs() == endedAtNs.get(trade.id())
                && trade.reason() != FillReason.SIGNAL;
            final long lastEndNs = endedInside ? trade.exitTimeNs() - MINUTE : trade.exitTimeNs();
            long lowest = Long.MAX_VALUE;
            long highest = Long.MIN_VALUE;
            for (final Candle candle : candles) {
                if (candle.openTimeNs() >= trade.entryTimeNs() && candle.openTimeNs() + MINUTE <= lastEndNs) {
                    lowest = Math.min(lowest, candle.low());
                    highest = Math.max(highest, candle.high());
                }
            }
            for (final FillRecord fill : result.fills()) {
                if (fill.positionId() == trade.positionId()) {
                    lowest = Math.min(lowest, fill.price());
                    highest = Math.max(highest, fill.price());
                }
            }
            return Excursion.of(trade.side(), trade.entryPrice(), lowest, highest);
        }
    }

    /** Twin: market orders of a cross are reckoned with at the close that they were decided on. */
    @ParameterizedTest
    @CsvSource({"NEXT, 0.0005", "CLOSE, 0.0005", "NEXT, 0"})
    void slippageIsWhatFillsCostBeyondTheDecidingClose(final String fill, final String rate) {
        final ReplayHarness harness = new ReplayHarness(directory).sample("SAMPLE", 3, 20);
        final ReplayRunner runner = harness.runner();
        final ReplayRunner.Plan plan = runner.plan(ReplayHarness.with(ReplayHarness.smaCross(), "timeframe", "15m",
            "fill", fill, "trading.slippage", "BASIS_POINTS", "trading.slippageShare", rate));
        final Told told = new Told();
        final ReplayResult result = runner.run(plan, ThreadMode.INLINE, told, RunProgress.NONE);

        long slippage = 0;
        final Map<Long, Long> ofPositions = new HashMap<>();
        for (final FillRecord made : result.fills()) {
            final Candle before = told.candles.stream()
                .filter(candle -> candle.openTimeNs() + MINUTE == made.timeNs()).findFirst().orElseThrow();
            final long cost = made.side().sign() * (result.instrument(0).notional(made.price(), made.quantity())
                - result.instrument(0).notional(before.close(), made.quantity()));
            slippage += cost;
            ofPositions.merge(made.positionId(), cost, Long::sum);
        }
        assertTrue(result.fills().size() > 20);
        assertEquals(new Slippage(slippage, result.fills().size(), 0), result.metrics().slippage());
        assertEquals(result.trades().stream().map(trade -> ofPositions.get(trade.positionId())).toList(),
            result.facts().trades().stream().map(ClosedTrade::slippage).toList());
    }

    /** 10 shares at 100 become 20 at 50: what was seen before the split counts half. */
    @Test
    void aSplitMovesThePricesThatWereSeen() throws IOException {
        final ImportedMarket market = new ImportedMarket(directory.resolve("journal"), "AAAUSD", MarketKind.EQUITY)
            .candles(Timeframe.D1, Files.writeString(directory.resolve("candles.csv"), """
                time,open,high,low,close,volume
                2022-01-03,100.00,100.00,100.00,100.00,1000
                2022-01-04,100.00,120.00,100.00,110.50,1000
                2022-01-05,55.00,56.00,45.00,50.00,1000
                2022-01-06,40.00,41.00,39.00,39.00,1000
                """));
        market.events(TapeContent.ACTIONS, Files.writeString(directory.resolve("actions.csv"),
            "date,action,ratio\n2022-01-05,split,2:1\n"));
        final ReplayResult result = market.run(ReplayHarness.with(ReplayHarness.smaCross(), "strategy", "hold",
            "timeframe", "1d", "parameter.quantity", "10", "parameter.stop", "0.15"));

        final Excursion excursion = result.facts().trades().get(0).excursion();
        assertEquals(-0.2, excursion.adverse(), EXACT, "left at the open of 40, beyond the stop at 42.5");
        assertEquals(0.2, excursion.favourable(), EXACT);
        assertEquals(150 * FixedPoint.ONE, result.facts().trades().get(0).entry().risk(), "20 shares, 50 to 42.5");
        assertEquals(-0.22, result.metrics().benchmark().totalReturn(), EXACT);
    }

    @Test
    void severalSymbolsAreHeldInEqualParts() {
        final ReplayHarness harness = new ReplayHarness(directory).sample("AAAUSDT", 3, 5).sample("BBBUSDT", 4, 5);
        final ReplayRunner runner = harness.runner();
        final Told told = new Told();
        final ReplayResult result = runner.run(runner.plan(ReplayHarness.with(ReplayHarness.smaCross(), "symbols",
            "AAAUSDT,BBBUSDT", "timeframe", "15m")), ThreadMode.INLINE, told, RunProgress.NONE);

        double held = 0;
        for (int id = 0; id < 2; id++) {
            final int instrument = id;
            final List<Candle> candles = told.candles.stream()
                .filter(candle -> candle.instrumentId() == instrument).toList();
            held += (double) candles.get(candles.size() - 1).close() / candles.get(14).close() / 2;
        }
        assertEquals(held - 1, result.metrics().benchmark().totalReturn(), EXACT);
        assertEquals(2, result.metrics().symbols().size());
        assertEquals(result.trades().size(), result.metrics().symbols().stream()
            .mapToInt(TradeStatistics::trades).sum());
    }

    /** Levels that a market without gaps meets cost nothing; trailing stops have no level on the tape. */
    @Test
    void exitsAreReckonedWithAtTheirLevels() {
        final ReplayResult result = new ReplayHarness(directory).sample("SAMPLE", 5, 20).run(ReplayHarness.with(
            ReplayHarness.smaCross(), "strategy", "every-exit", "timeframe", "15m", "trading.market",
            "LINEAR_PERPETUAL", "trading.account", "CROSS_MARGIN"));
        final long trailing = result.fills().stream().filter(fill -> fill.reason() == FillReason.TRAILING_STOP).count();
        final Slippage slippage = result.metrics().slippage();

        assertTrue(trailing > 0);
        assertEquals(trailing, slippage.otherFills());
        assertEquals(result.fills().size() - trailing, slippage.measuredFills());
        assertTrue(Math.abs(slippage.amount()) < result.counts().fees() / 10, () -> "" + slippage);
    }
}
