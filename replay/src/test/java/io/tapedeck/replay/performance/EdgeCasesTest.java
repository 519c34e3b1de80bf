package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What the figures are where there is next to nothing to compute them from. Equity of days after 100 were paid in, the
 * results of the trades, and each figure: a number, {@code NaN}, or {@code x} where any number will do. NaN is told as
 * null.
 */
class EdgeCasesTest {
    private static final double CLOSE = 1e-9;
    private static final Sampling DAYS = new Sampling(Timeframe.D1, TradingCalendar.CONTINUOUS);

    /** One line of a table: what is looked at, and what each figure is. */
    private record Line(String[] cells) {
        static Stream<Line> of(final String table) {
            return table.lines().map(line -> new Line(line.split("[|]")));
        }

        String cell(final int index) {
            return cells[index].strip();
        }

        RunFacts facts(final String equity, final String results) {
            return EdgeCasesTest.facts(money(equity), money(results));
        }
    }

    /** Total return, annualised, volatility, Sharpe, Sortino, omega, Calmar, maximum drawdown. */
    static Stream<Line> equities() {
        return Line.of("""
            no sample     |             |         | 0     | NaN | NaN | NaN | NaN | NaN | NaN | NaN
            no trades     | 100 100 100 |         | 0     | 0   | 0   | NaN | NaN | NaN | NaN | 0
            one sample    | 110         | 10      | 0.1   | x   | NaN | NaN | NaN | NaN | NaN | 0
            all wins      | 100 110 132 | 10 22   | 0.32  | x   | x   | x   | NaN | NaN | NaN | 0
            all losses    | 100 90 63   | -10 -27 | -0.37 | x   | x   | x   | x   | 0   | x   | -0.37
            zero variance | 100 110 121 | 10 11   | 0.21  | x   | 0   | NaN | NaN | NaN | NaN | 0
            to zero       | 100 50 0    | -50 -50 | -1    | -1  | x   | x   | x   | 0   | -1  | -1
            below zero    | 50 -10 -20  | -120    | -1.2  | NaN | NaN | NaN | NaN | NaN | NaN | -1.2""");
    }

    @ParameterizedTest
    @MethodSource("equities")
    void figuresOfTheEquity(final Line line) {
        final RunFacts facts = line.facts(line.cell(1), line.cell(2));
        final Performance figures = performance(facts);

        check(line.cell(3), figures.totalReturn());
        check(line.cell(4), figures.annualizedReturn());
        check(line.cell(5), figures.volatility());
        check(line.cell(6), figures.sharpe());
        check(line.cell(7), figures.sortino());
        check(line.cell(8), facts.metrics().omega());
        check(line.cell(9), figures.calmar());
        check(line.cell(10), figures.maxDrawdown());
        check(line.cell(10), facts.metrics().drawdowns().maximum());
    }

    /** Win rate, profit factor, expectancy, payoff, SQN, Kelly, wins and losses in a row. */
    static Stream<Line> trades() {
        return Line.of("""
            no trades   |         | NaN  | NaN | NaN   | NaN | NaN | NaN | 0 | 0
            one win     | 10      | 1    | NaN | 10    | NaN | NaN | NaN | 1 | 0
            one loss    | -10     | 0    | 0   | -10   | NaN | NaN | NaN | 0 | 1
            neither     | 0 0     | 0    | NaN | 0     | NaN | NaN | NaN | 0 | 0
            all wins    | 10 22   | 1    | NaN | 16    | NaN | x   | NaN | 2 | 0
            all losses  | -10 -27 | 0    | 0   | -18.5 | NaN | x   | NaN | 0 | 2
            all equal   | 5 5 5   | 1    | NaN | 5     | NaN | NaN | NaN | 3 | 0
            one of each | 30 -10  | 0.5  | 3   | 10    | 3   | 0.5 | x   | 1 | 1
            a zero ends | 1 0 1 1 | 0.75 | NaN | 0.75  | NaN | 3   | NaN | 2 | 0""");
    }

    @ParameterizedTest
    @MethodSource("trades")
    void figuresOfTheTrades(final Line line) {
        final RunFacts facts = line.facts("100", line.cell(1));
        final TradeStatistics figures = facts.metrics().all();

        check(line.cell(2), figures.winRate());
        check(line.cell(2), performance(facts).winRate());
        check(line.cell(3), figures.profitFactor());
        check(line.cell(3), performance(facts).profitFactor());
        check(line.cell(4), figures.expectancy() / FixedPoint.ONE);
        check(line.cell(5), figures.payoff());
        check(line.cell(6), figures.sqn());
        check(line.cell(7), figures.kelly());
        assertEquals(new Streaks(Integer.parseInt(line.cell(8)), Integer.parseInt(line.cell(9))), figures.streaks());
        assertEquals(figures, facts.metrics().longs());
        assertEquals(0, facts.metrics().shorts().trades());
    }

    private static void check(final String expected, final double actual) {
        if ("x".equals(expected)) {
            assertTrue(Double.isFinite(actual), () -> "" + actual);
        } else {
            assertEquals(Double.parseDouble(expected), actual, CLOSE);
        }
    }

    private static RunFacts facts(final long[] equity, final long[] results) {
        final EquityCurve curve = new EquityCurve(100 * FixedPoint.ONE);
        final MarketCurve market = new MarketCurve(1);
        for (final long level : equity) {
            curve.sample((curve.size() + 1) * Timeframe.D1.durationNs(), level, level, false);
            market.sample(curve.size() - 1, 1, 0);
        }
        final List<ClosedTrade> trades = new ArrayList<>();
        for (final long result : results) {
            trades.add(new ClosedTrade(0, Side.BUY, 0, 1, 100 * FixedPoint.ONE, result, 0, 0, FillReason.SIGNAL,
                new Excursion(0, 0), TradeEntry.UNKNOWN, 0));
        }
        return new RunFacts(DAYS, 1, curve, market, trades, 0, new Slippage(0, 0, 0));
    }

    private static Performance performance(final RunFacts facts) {
        final EquityCurve curve = facts.equity();
        return Performance.of(curve.levels(), DAYS.periodsPerYear(),
            curve.size() == 0 ? curve.initialBalance() : curve.equity(curve.size() - 1),
            TradeResults.of(facts.trades().stream().mapToLong(ClosedTrade::pnl).toArray()));
    }

    private static long[] money(final String units) {
        return units.isEmpty() ? new long[0] : Arrays.stream(units.split(" "))
            .mapToLong(text -> Long.parseLong(text) * FixedPoint.ONE).toArray();
    }
}
