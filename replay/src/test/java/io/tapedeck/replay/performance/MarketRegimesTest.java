package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import io.tapedeck.engine.order.FillReason;
import io.tapedeck.engine.order.Side;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Markets that rise for a hundred days, then fall for a hundred more, and jump in one of these halves. */
class MarketRegimesTest {
    private static final long DAY = Timeframe.D1.durationNs();
    private static final Sampling DAYS = new Sampling(Timeframe.D1, TradingCalendar.CONTINUOUS);
    private static final int HALF = 100;

    private static MarketCurve market(final double riseJump, final double fallJump) {
        final MarketCurve market = new MarketCurve(1);
        double level = 1;
        for (int day = 0; day < 2 * HALF; day++) {
            market.sample(day, level, 0);
            final double jump = day < HALF ? riseJump : fallJump;
            level *= (day < HALF ? 1.01 : 0.99) + (day % 2 == 0 ? jump : -jump);
        }
        return market;
    }

    private static MarketRegimes regimes(final MarketCurve market) {
        return MarketRegimes.of(market, market.returns(), DAYS);
    }

    @Test
    void trendAndVolatilityAreThoseOfTheLastThirtyDays() {
        final MarketRegimes jumpsDown = regimes(market(0.001, 0.03));
        final MarketRegimes jumpsUp = regimes(market(0.03, 0.001));

        assertEquals(MarketRegime.UNKNOWN, jumpsDown.at(29));
        assertEquals(MarketRegime.UP_CALM, jumpsDown.at(30));
        assertEquals(MarketRegime.UP_CALM, jumpsDown.at(HALF));
        assertEquals(MarketRegime.DOWN_VOLATILE, jumpsDown.at(2 * HALF - 1));
        assertEquals(MarketRegime.UP_VOLATILE, jumpsUp.at(30));
        assertEquals(MarketRegime.DOWN_CALM, jumpsUp.at(2 * HALF - 1));
    }

    @Test
    void aRunThatIsTooShortHasNoRegime() {
        final MarketCurve market = new MarketCurve(1);
        for (int day = 0; day < 30; day++) {
            market.sample(day, 1 + day, 0);
        }

        assertEquals(MarketRegime.UNKNOWN, regimes(market).at(29));
    }

    /** The naive twin computes every window for itself. */
    @Test
    void runningSumsGiveWhatEveryWindowGivesAlone() {
        final Random random = new Random(7);
        final MarketCurve market = new MarketCurve(1);
        double level = 1;
        for (int day = 0; day < 500; day++) {
            market.sample(day, level, 0);
            level *= 1 + random.nextGaussian() * (day / 60 % 2 == 0 ? 0.01 : 0.03);
        }
        final MarketRegimes regimes = regimes(market);
        final ReturnSeries returns = market.returns();
        final double[] deviations = new double[500];
        for (int day = 30; day < 500; day++) {
            final int last = day;
            deviations[day] = ReturnSeries.of(IntStream.range(last - 30, last).mapToDouble(returns::at).toArray())
                .deviation();
        }
        final double[] sorted = Arrays.stream(deviations, 30, 500).sorted().toArray();
        final double median = (sorted[234] + sorted[235]) / 2;
        for (int day = 30; day < 500; day++) {
            assertEquals(MarketRegime.of(market.buyAndHold(day) > market.buyAndHold(day - 30),
                deviations[day] > median), regimes.at(day), "day " + day);
        }
    }

    @Test
    void theFiguresOfTheRegimesAddUpToThoseOfTheRun() {
        final MarketCurve market = market(0.001, 0.03);
        final EquityCurve equity = new EquityCurve(100 * FixedPoint.ONE);
        final List<ClosedTrade> trades = new ArrayList<>();
        for (int day = 0; day < 2 * HALF; day++) {
            equity.sample(day * DAY, Math.round(100 * FixedPoint.ONE * Math.sqrt(market.buyAndHold(day))), 0, true);
            trades.add(new ClosedTrade(0, Side.BUY, day * DAY, day * DAY + 1, FixedPoint.ONE, day, 0, 0,
                FillReason.SIGNAL, new Excursion(0, 0), TradeEntry.UNKNOWN, 0));
        }
        final List<RegimeFigures> figures = new RunFacts(DAYS, 1, equity, market, trades, 0, new Slippage(0, 0, 0))
            .metrics().regimes();

        final Map<MarketRegime, Integer> counts = new TreeMap<>();
        figures.forEach(regime -> counts.put(regime.regime(), regime.trades().trades()));
        assertEquals(30, counts.get(MarketRegime.UNKNOWN));
        assertEquals(2 * HALF, counts.values().stream().mapToInt(count -> count).sum());
        assertEquals(1, figures.stream().mapToDouble(RegimeFigures::share).sum(), 1e-12);
        assertEquals(market.returns().total(), product(figures.stream().map(RegimeFigures::benchmark).toList()), 1e-9);
        assertEquals(equity.returns().total(), product(figures.stream().map(RegimeFigures::totalReturn).toList()),
            1e-9);
    }

    /** The naive twin picks the returns of every regime out of the run, to the last bit. */
    @Test
    void aReturnBelongsToTheRegimeAtItsBeginning() {
        final Random random = new Random(11);
        final MarketCurve market = new MarketCurve(1);
        final EquityCurve equity = new EquityCurve(100 * FixedPoint.ONE);
        double level = 1;
        for (int day = 0; day < 400; day++) {
            market.sample(day, level, 0);
            level *= 1 + random.nextGaussian() * (day / 50 % 2 == 0 ? 0.01 : 0.03);
            equity.sample(day * DAY, 80 * FixedPoint.ONE + random.nextInt(1_000_000_000), 0, true);
        }
        final RunFacts facts = new RunFacts(DAYS, 1, equity, market, List.of(), 0, new Slippage(0, 0, 0));
        final MarketRegimes regimes = regimes(market);

        assertEquals(5, facts.metrics().regimes().size());
        for (final RegimeFigures figures : facts.metrics().regimes()) {
            final int[] days = IntStream.range(0, 399).filter(day -> regimes.at(day) == figures.regime()).toArray();
            final ReturnSeries run = ReturnSeries.of(Arrays.stream(days).mapToDouble(equity.returns()::at).toArray());
            final ReturnSeries held = ReturnSeries.of(Arrays.stream(days).mapToDouble(market.returns()::at).toArray());
            assertEquals(new RegimeFigures(figures.regime(), days.length / 399.0, run.total(), held.total(),
                run.sharpe(365), TradeStatistics.of(List.of())), figures);
        }
    }

    private static double product(final List<Double> returns) {
        return returns.stream().mapToDouble(value -> 1 + value).reduce(1, (one, other) -> one * other) - 1;
    }
}
