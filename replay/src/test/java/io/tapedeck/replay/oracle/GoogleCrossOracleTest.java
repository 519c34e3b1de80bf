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
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.pipeline.TradingRules;
import io.tapedeck.engine.simulation.MarketAssumptions;
import io.tapedeck.engine.strategy.Signal;
import io.tapedeck.engine.strategy.SignalKind;
import io.tapedeck.engine.strategy.StrategyContext;
import io.tapedeck.replay.importer.SharedData;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The long/short reversal on daily GOOG candles that backtesting.py publishes (oracles/backtest): whole units, all of
 * the equity at the moment of the fill, no fee, next open. Every figure of the file that follows from the trades.
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

    private static HandFedMarket run() throws IOException {
        final Path file = SharedData.require("candles/equity/GOOG.csv");
        final Crossing crossing = new Crossing();
        final Instrument google = new Instrument(0, "nasdaq", "GOOG", "USD", Timeframe.D1, 2, 0, 1, 1, new VenueTerms(
            MarketKind.LINEAR_PERPETUAL, TradingCalendar.US_EQUITY, 0, 0, 0, LiquidationRule.MARK_NOTIONAL, 0));
        final HandFedMarket market = new HandFedMarket(crossing::onCandle, new BigDecimal("10000"),
            new TradingRules(AccountMode.CROSS_MARGIN, 1, 1, MarketAssumptions.plain(FillModel.NEXT)), Timeframe.D1,
            google);
        final List<String> lines = Files.readAllLines(file);
        for (int index = 1; index < lines.size(); index++) {
            final String[] row = lines.get(index).split(",");
            final long openTimeNs = LocalDate.parse(row[0]).toEpochDay() * NANOS_PER_DAY;
            if (index < lines.size() - 1) {
                market.candle(0, openTimeNs, row[1], row[2], row[3], row[4]);
            } else {
                // What is still open is closed at the open of the last candle.
                market.candle(0, openTimeNs, row[1], row[1], row[1], row[1]);
                market.closeAtLastPrice(0, openTimeNs + NANOS_PER_DAY);
            }
        }
        return market;
    }

    @Test
    void everyFigureThatFollowsFromTheTrades() throws IOException {
        final Map<String, Object> expected = JsonFile.object(JsonFile.object(JsonFile.read(
            SharedData.require("oracles/backtest/goog-sma-cross-expected.json"))).get("expected"));
        final HandFedMarket market = run();
        final List<MessageText> trades = market.derived("TradeClosed");
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
        check(expected, "sqn", Math.sqrt(results.length) * mean(results) / deviation(results));
        final double winRate = (double) count(results, 1) / results.length;
        check(expected, "kelly", winRate - (1 - winRate)
            / (sum(results, 1) / count(results, 1) / (sum(results, -1) / count(results, -1))));
        checkDurations(expected, trades);
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

    private static double deviation(final double[] values) {
        final double mean = mean(values);
        double squares = 0;
        for (final double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
