package io.tapedeck.replay.oracle;

import io.tapedeck.engine.candle.Candle;
import io.tapedeck.engine.event.MessageText;
import io.tapedeck.engine.margin.AccountMode;
import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.engine.market.LiquidationRule;
import io.tapedeck.engine.market.MarketKind;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.market.VenueTerms;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.replay.importer.SharedData;
import io.tapedeck.replay.performance.ClosedTrade;
import io.tapedeck.replay.performance.Drawdowns;
import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.performance.Excursion;
import io.tapedeck.replay.performance.LinearFit;
import io.tapedeck.replay.performance.Performance;
import io.tapedeck.replay.performance.ReturnSeries;
import io.tapedeck.replay.performance.TradeEntry;
import io.tapedeck.replay.performance.TradeResults;
import io.tapedeck.replay.performance.TradeStatistics;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The long/short reversal on daily GOOG candles that backtesting.py publishes (oracles/backtest): whole units, all of
 * the equity at the moment of the fill, no fee, next open. Every figure of the file. Where backtesting.py has another
 * definition than Tapedeck, its own is put together here from the same parts.
 */
class GoogleCrossOracleTest {
    private static final double TOLERANCE = 1e-9;
    private static final long NANOS_PER_DAY = Timeframe.D1.durationNs();

    /** Averages of the last closes, compared as exact sums. */
    private static final class Crossing {
        private final List<Long> closes = new ArrayList<>();
        private int before;

        void onCandle(final Candle candle, final StrategyContext context) {
            closes.add(candle.close());
            if (closes.size() < 30) {
                return;
            }
            final int now = Long.signum(sum(10) * 3 - sum(30));
            if (closes.size() > 30 && before <= 0 && now > 0) {
                reverse(SignalKind.OPEN_LONG, context);
            } else if (closes.size() > 30 && before >= 0 && now < 0) {
                reverse(SignalKind.OPEN_SHORT, context);
            }
            before = now;
        }

        private long sum(final int count) {
            return closes.subList(closes.size() - count, closes.size()).stream().mapToLong(Long::longValue).sum();
        }

        private static void reverse(final SignalKind kind, final StrategyContext context) {
            if (context.position().isOpen()) {
                context.close("crossed");
            }
            final Signal signal = context.prepare(kind).sized(Sizing.EQUITY_FRACTION_AT_FILL, FixedPoint.ONE);
            context.emit(signal, "crossed");
        }
    }

    /** The market after the last day, with the equity at every close. */
    private record Run(HandFedMarket market, EquityCurve curve, List<String[]> rows) {
        List<MessageText> trades() {
            return market.derived("TradeClosed");
        }

        double close(final int index) {
            return Double.parseDouble(rows.get(index)[4]);
        }

        ReturnSeries returnsOfTheMarket() {
            return ReturnSeries.between(IntStream.range(0, rows.size()).mapToDouble(this::close).toArray());
        }

        long openTimeNs(final int index) {
            return LocalDate.parse(rows.get(index)[0]).toEpochDay() * NANOS_PER_DAY;
        }
    }

    private static Run run() throws IOException {
        final Path file = SharedData.require("candles/equity/GOOG.csv");
        final Crossing crossing = new Crossing();
        final Instrument google = new Instrument(0, "nasdaq", "GOOG", "USD", Timeframe.D1, 2, 0, 1, 1, new VenueTerms(
            MarketKind.LINEAR_PERPETUAL, TradingCalendar.US_EQUITY, 0, 0, 0, LiquidationRule.MARK_NOTIONAL, 0));
        final HandFedMarket market = new HandFedMarket(crossing::onCandle, new BigDecimal("10000"),
            new TradingRules(AccountMode.CROSS_MARGIN, 1, 1, MarketAssumptions.plain(FillModel.NEXT)), Timeframe.D1,
            google);
        final List<String[]> rows = Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")).toList();
        final EquityCurve curve = new EquityCurve(10_000 * FixedPoint.ONE);
        for (int index = 0; index < rows.size(); index++) {
            final String[] row = rows.get(index);
            final long openTimeNs = LocalDate.parse(row[0]).toEpochDay() * NANOS_PER_DAY;
            if (index < rows.size() - 1) {
                market.candle(0, openTimeNs, row[1], row[2], row[3], row[4]);
            } else {
                // What is still open is closed at the open of the last candle.
                market.candle(0, openTimeNs, row[1], row[1], row[1], row[1]);
                market.closeAtLastPrice(0, openTimeNs + NANOS_PER_DAY);
            }
            curve.sample(openTimeNs + NANOS_PER_DAY, market.portfolio().equity(), 0, false);
        }
        return new Run(market, curve, rows);
    }

    private static Map<String, Object> expected() {
        return JsonFile.object(JsonFile.object(JsonFile.read(
            SharedData.require("oracles/backtest/goog-sma-cross-expected.json"))).get("expected"));
    }

    @Test
    void everyFigureThatFollowsFromTheTrades() throws IOException {
        final Map<String, Object> expected = expected();
        final Run run = run();
        final HandFedMarket market = run.market();
        final List<MessageText> trades = run.trades();
        final double[] results = trades.stream().mapToDouble(GoogleCrossOracleTest::result).toArray();
        final double[] returns = trades.stream().mapToDouble(trade ->
            result(trade) / number(trade, "entryNotional")).toArray();

        assertEquals(List.of(), market.troubles());
        assertEquals(JsonFile.number(expected.get("trades")), trades.size());
        check(expected, "equity_final", HandFedMarket.money(market.portfolio().equity()).doubleValue());
        check(expected, "return_pct", (market.portfolio().equity() / 1e8 / 10_000 - 1) * 100);
        check(expected, "equity_peak", market.derived("EquityChanged").stream()
            .mapToDouble(message -> number(message, "equity")).max().orElseThrow());
        check(expected, "win_rate_pct", 100.0 * count(results, 1) / results.length);
        check(expected, "best_trade_pct", 100 * max(returns, 1));
        check(expected, "worst_trade_pct", -100 * max(returns, -1));
        check(expected, "expectancy_pct", 100 * mean(returns));
        check(expected, "avg_trade_pct", 100 * (Math.exp(meanLog(returns)) - 1));
        check(expected, "profit_factor", sum(returns, 1) / sum(returns, -1));
        final TradeStatistics statistics = TradeStatistics.of(trades.stream().map(GoogleCrossOracleTest::closed)
            .toList());
        check(expected, "sqn", statistics.sqn());
        check(expected, "kelly", statistics.kelly());
        check(expected, "win_rate_pct", 100 * statistics.winRate());
        check(expected, "expectancy_pct", 100 * statistics.expectancyRate());
        checkDurations(expected, trades);
    }

    private static ClosedTrade closed(final MessageText trade) {
        return new ClosedTrade(0, Side.BUY, units(trade, "entryTimeNs"), units(trade, "exitTimeNs"),
            units(trade, "entryNotional"), units(trade, "pnl"), 0, 0, FillReason.SIGNAL, new Excursion(0, 0),
            TradeEntry.UNKNOWN, 0);
    }

    private static long units(final MessageText trade, final String field) {
        return Long.parseLong(trade.fields().get(field));
    }

    @Test
    void everyFigureThatFollowsFromTheEquity() throws IOException {
        final Map<String, Object> expected = expected();
        final Run run = run();
        final Performance figures = Performance.of(run.curve().levels(),
            TradingCalendar.US_EQUITY.candlesPerYear(Timeframe.D1), run.market().portfolio().equity(),
            TradeResults.of());
        final ReturnSeries returns = run.curve().returns();
        final Drawdowns drawdowns = Drawdowns.of(run.curve());

        final double annual = returns.annualised(252);
        check(expected, "return_annual_pct", 100 * annual);
        check(expected, "calmar", annual / -figures.maxDrawdown());
        check(expected, "max_drawdown_pct", 100 * figures.maxDrawdown());
        check(expected, "max_drawdown_pct", 100 * drawdowns.maximum());
        check(expected, "avg_drawdown_pct", 100 * drawdowns.averageDepth());
        assertEquals(JsonFile.number(expected.get("max_drawdown_duration_days")),
            (double) drawdowns.longestNs() / NANOS_PER_DAY);
        assertEquals(JsonFile.number(expected.get("avg_drawdown_duration_days")),
            Math.ceil(drawdowns.averageLengthNs() / NANOS_PER_DAY), "told in whole days, rounded up");
        check(expected, "sortino", annual / (returns.downsideDeviation() * Math.sqrt(252)));
        final double volatility = volatilityOfCompoundedReturns(returns, annual);
        check(expected, "volatility_annual_pct", 100 * volatility);
        check(expected, "sharpe", annual / volatility);
        checkSpan(expected, run, figures);
    }

    /** The variance of a year of independent days whose returns are laid one upon the other. */
    private static double volatilityOfCompoundedReturns(final ReturnSeries returns, final double annualReturn) {
        final double variance = returns.deviation() * returns.deviation();
        final double day = Math.pow(1 + annualReturn, 1.0 / 252);
        return Math.sqrt(Math.pow(variance + day * day, 252) - Math.pow(day, 2 * 252));
    }

    private static void checkSpan(final Map<String, Object> expected, final Run run, final Performance figures) {
        final int last = run.rows().size() - 1;
        final double days = (run.openTimeNs(last) - run.openTimeNs(0)) / (double) NANOS_PER_DAY;
        assertEquals(expected.get("start").toString(), run.rows().get(0)[0]);
        assertEquals(expected.get("end").toString(), run.rows().get(last)[0]);
        assertEquals(JsonFile.number(expected.get("duration_days")), days);
        check(expected, "cagr_pct", 100 * (Math.pow(1 + figures.totalReturn(), 365.25 / days) - 1));
        final boolean[] held = new boolean[run.rows().size()];
        run.trades().forEach(trade -> IntStream.range(0, held.length)
            .filter(index -> run.openTimeNs(index) >= units(trade, "entryTimeNs")
                && run.openTimeNs(index) <= units(trade, "exitTimeNs"))
            .forEach(index -> held[index] = true));
        check(expected, "exposure_time_pct",
            100.0 * IntStream.range(0, held.length).filter(index -> held[index]).count() / held.length);
    }

    /** Counted from the candle on that the averages exist with; of logarithms of the returns. */
    @Test
    void everyFigureThatFollowsFromTheMarket() throws IOException {
        final Map<String, Object> expected = expected();
        final Run run = run();
        final double held = 100 * (run.close(run.rows().size() - 1) / run.close(29) - 1);
        final double beta = LinearFit.of(logarithms(run.returnsOfTheMarket()), logarithms(run.curve().returns()))
            .slope();

        check(expected, "buy_and_hold_return_pct", held);
        check(expected, "beta", beta);
        check(expected, "alpha_pct", (run.market().portfolio().equity() / 1e8 / 10_000 - 1) * 100 - beta * held);
    }

    private static double[] logarithms(final ReturnSeries returns) {
        return IntStream.range(0, returns.size()).mapToDouble(index -> Math.log1p(returns.at(index))).toArray();
    }

    private static void checkDurations(final Map<String, Object> expected, final List<MessageText> trades) {
        final long[] days = trades.stream().mapToLong(trade ->
            (Math.round(number(trade, "exitTimeNs") * 1e8) - Math.round(number(trade, "entryTimeNs") * 1e8))
                / NANOS_PER_DAY).toArray();
        long longest = 0;
        long total = 0;
        for (final long length : days) {
            longest = Math.max(longest, length);
            total += length;
        }
        assertEquals(JsonFile.number(expected.get("max_trade_duration_days")), longest);
        assertEquals(JsonFile.number(expected.get("avg_trade_duration_days")), Math.ceil((double) total / days.length),
            "the mean is told in whole days, rounded up");
    }

    private static void check(final Map<String, Object> expected, final String name, final double actual) {
        final double wanted = JsonFile.number(expected.get(name));
        assertEquals(wanted, actual, Math.abs(wanted) * TOLERANCE, name);
    }

    private static double result(final MessageText trade) {
        return number(trade, "pnl");
    }

    private static double number(final MessageText message, final String field) {
        return new BigDecimal(message.fields().get(field)).movePointLeft(8).doubleValue();
    }

    private static int count(final double[] values, final int sign) {
        int count = 0;
        for (final double value : values) {
            count += value * sign > 0 ? 1 : 0;
        }
        return count;
    }

    private static double sum(final double[] values, final int sign) {
        double sum = 0;
        for (final double value : values) {
            sum += Math.max(0, value * sign);
        }
        return sum;
    }

    private static double max(final double[] values, final int sign) {
        double max = -Double.MAX_VALUE;
        for (final double value : values) {
            max = Math.max(max, value * sign);
        }
        return max;
    }

    private static double mean(final double[] values) {
        return (sum(values, 1) - sum(values, -1)) / values.length;
    }

    private static double meanLog(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += Math.log1p(value);
        }
        return sum / values.length;
    }
}
