package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.market.TradingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What depends on when equity was sampled: how often a year, in which month, in which fall. */
class CalendarFiguresTest {
    private static final double EXACT = 1e-12;
    private static final long DAY = Timeframe.D1.durationNs();

    private static EquityCurve curve(final long initial, final String first, final long distanceNs,
        final long... equities) {
        final EquityCurve curve = new EquityCurve(initial * FixedPoint.ONE);
        long timeNs = Instant.parse(first).getEpochSecond() * 1_000_000_000L;
        for (final long equity : equities) {
            curve.sample(timeNs, equity * FixedPoint.ONE, 0, false);
            timeNs += distanceNs;
        }
        return curve;
    }

    @ParameterizedTest
    @CsvSource({"M1, CONTINUOUS, 525600, 43200", "H1, CONTINUOUS, 8760, 720", "D1, CONTINUOUS, 365, 30",
        "D1, US_EQUITY, 252, 21", "H1, US_EQUITY, 1638, 135", "W1, US_EQUITY, 52, 4"})
    void aSamplingIsFoundByTheDistanceOfTheSamples(final Timeframe timeframe, final TradingCalendar calendar,
        final double periods, final int thirtyDays) {
        final Sampling found = Sampling.of(curve(1, "2022-01-03T00:00:00Z", timeframe.durationNs(), 1, 1, 1), calendar);

        assertEquals(new Sampling(timeframe, calendar), found);
        assertEquals(periods, found.periodsPerYear(), EXACT);
        assertEquals(thirtyDays, found.samplesIn(30));
    }

    @Test
    void aGapDoesNotChangeTheSampling() {
        final EquityCurve curve = curve(1, "2022-01-01T00:00:00Z", DAY, 1, 1, 1);
        curve.sample(curve.timeNs(2) + 9 * DAY, 1, 0, false);

        assertEquals(Timeframe.D1, Sampling.of(curve, TradingCalendar.CONTINUOUS).timeframe());
    }

    @Test
    void anUnknownSamplingIsRefused() {
        assertEquals("the samples of the equity lie 37S apart, which is no timeframe of candles (1m, 5m, 15m, 1h, 4h, "
            + "1d, 1w), so that nothing can be annualised: sample it at the closes of one of them",
            refusal(curve(1, "2022-01-01T00:00:00Z", 37_000_000_000L, 1, 1, 1)));
        assertEquals("an equity with 1 sample(s) does not say how often it is sampled, so that nothing can be "
            + "annualised: give it at least 2", refusal(curve(1, "2022-01-01T00:00:00Z", DAY, 1)));
    }

    private static String refusal(final EquityCurve curve) {
        return assertThrows(UnknownSamplingException.class,
            () -> Sampling.of(curve, TradingCalendar.CONTINUOUS)).getMessage();
    }

    /** Closes at midnight: the first of February ends January. */
    @Test
    void monthsAndYearsBeginWithTheEquityAtTheEndOfTheOnesBefore() {
        final EquityCurve curve = curve(100, "2021-12-31T00:00:00Z", DAY, 110, 121, 60);
        curve.sample(Instant.parse("2022-02-01T00:00:00Z").getEpochSecond() * 1_000_000_000L, 90 * FixedPoint.ONE, 0,
            false);
        curve.sample(Instant.parse("2022-02-01T01:00:00Z").getEpochSecond() * 1_000_000_000L, 0, 0, false);
        curve.sample(Instant.parse("2022-03-02T00:00:00Z").getEpochSecond() * 1_000_000_000L, 5, 0, false);

        assertEquals(List.of("2021-12 0.21", "2022-01 -0.2562", "2022-02 -1.0", "2022-03 NaN"),
            PeriodReturns.of(curve, PeriodReturns.MONTHS).stream().map(CalendarFiguresTest::text).toList());
        assertEquals(List.of("2021 0.21", "2022 -1.0"),
            PeriodReturns.of(curve, PeriodReturns.YEARS).stream().map(CalendarFiguresTest::text).toList());
    }

    /** The naive twin looks up the month of every sample; some of them are missing. */
    @Test
    void noSampleIsLeftOutWhereWholeDaysAreSkipped() {
        final Random random = new Random(5);
        final EquityCurve curve = new EquityCurve(100);
        final Map<String, Long> ends = new TreeMap<>();
        for (long hour = 24 * 18_990; hour < 24 * 19_100; hour++) {
            if (random.nextInt(10) == 0 || hour % 2_000 < 100) {
                continue;
            }
            curve.sample(hour * Timeframe.H1.durationNs(), 1 + random.nextInt(1_000), 0, false);
            ends.put(LocalDate.ofEpochDay((hour - 1) / 24).toString().substring(0, 7), curve.equity(curve.size() - 1));
        }
        double begin = 100;
        final List<PeriodReturn> expected = new ArrayList<>();
        for (final Map.Entry<String, Long> end : ends.entrySet()) {
            expected.add(new PeriodReturn(end.getKey(), end.getValue() / begin - 1));
            begin = end.getValue();
        }

        assertEquals(expected, PeriodReturns.of(curve, PeriodReturns.MONTHS));
    }

    private static String text(final PeriodReturn span) {
        return span.period() + " " + (Double.isNaN(span.value()) ? "NaN" : Math.round(span.value() * 1e4) / 1e4);
    }

    @Test
    void everyFallIsToldWithItsDepthLengthAndRecovery() {
        final EquityCurve curve = curve(100, "2022-01-01T00:00:00Z", DAY, 90, 100, 120, 60, 90, 120, 130, 117, 124);
        final long first = curve.timeNs(0);
        final Drawdowns found = Drawdowns.of(curve);

        assertEquals(List.of(
            new Drawdown(90 / 100.0 - 1, first, first, first + DAY, true),
            new Drawdown(60 / 120.0 - 1, first + 2 * DAY, first + 3 * DAY, first + 5 * DAY, true),
            new Drawdown(117 / 130.0 - 1, first + 6 * DAY, first + 7 * DAY, first + 8 * DAY, false)), found.all());
        assertEquals(List.of(-0.5, 117 / 130.0 - 1), found.deepest(2).stream().map(Drawdown::depth).toList());
        assertEquals(-0.5, found.maximum(), EXACT);
        assertEquals(5.0 / 9, found.underWater(), EXACT);
        assertEquals(3 * DAY, found.longestNs());
        assertEquals(2 * DAY, found.averageLengthNs(), EXACT);
        assertEquals((-0.1 - 0.5 + 117 / 130.0 - 1) / 3, found.averageDepth(), EXACT);
        assertEquals(2 * DAY, found.all().get(1).recoveryNs().orElseThrow());
        assertEquals(true, found.all().get(2).recoveryNs().isEmpty());
    }

    @Test
    void aCurveThatOnlyRisesHasNoFall() {
        final Drawdowns found = Drawdowns.of(curve(100, "2022-01-01T00:00:00Z", DAY, 100, 100, 110));

        assertEquals(new Drawdowns(List.of(), 0, 0), found);
        assertEquals(0, found.longestNs());
        assertEquals(Double.NaN, found.averageDepth());
    }

    /** Geometric means of the periods: 0.1 and 0.1 of 0.2 and 0.2 where it rose, -0.1 of -0.2 where it fell. */
    @Test
    void captureIsThatOfThePeriodsAndOnTheBenchmarkItselfEverythingIsOne() {
        final ReturnSeries benchmark = ReturnSeries.of(0.2, -0.2, 0.2, 0);
        final BenchmarkFigures half = BenchmarkFigures.of(ReturnSeries.of(0.1, -0.1, 0.1, 0), benchmark, 8_760);
        final BenchmarkFigures same = BenchmarkFigures.of(benchmark, benchmark, 8_760);

        assertEquals(0.5, half.upCapture(), EXACT);
        assertEquals(0.5, half.downCapture(), EXACT);
        assertEquals(0.5, half.beta(), EXACT);
        assertEquals(1, half.correlation(), EXACT);
        assertEquals(1, same.upCapture(), EXACT);
        assertEquals(1, same.beta(), EXACT);
        assertEquals(0, same.alpha(), EXACT);
        assertEquals(Double.NaN, same.informationRatio());
    }

    /** 500,000 periods of -0.2 % leave 10^-435 of 1, those of 0.2 % make 10^434 of it: no double holds either. */
    @ParameterizedTest
    @CsvSource({"20", "20_000", "500_000"})
    void captureIsThatOfThePeriodsHoweverManyThereWere(final String periods) {
        final int size = Integer.parseInt(periods.replace("_", ""));
        final double[] market = new double[2 * size];
        final double[] run = new double[2 * size];
        for (int index = 0; index < market.length; index++) {
            market[index] = index < size ? 0.002 : -0.002;
            run[index] = market[index] / 2;
        }

        final Capture capture = Capture.of(ReturnSeries.of(run), ReturnSeries.of(market), 1);

        assertEquals(0.5, capture.up(), 1e-9);
        assertEquals(0.5, capture.down(), 1e-9);
    }

    @Test
    void aRunThatStandsStillCapturesNothingAndNoMinusOfIt() {
        final BenchmarkFigures figures =
            BenchmarkFigures.of(ReturnSeries.of(0, 0, 0), ReturnSeries.of(0.2, -0.2, 0.1), 8_760);

        assertEquals("0.0", Double.toString(figures.upCapture()));
        assertEquals("0.0", Double.toString(figures.downCapture()));
        assertEquals(Double.NaN, figures.correlation());
    }

    @Test
    void leverageIsThatOfTheSamplesAndUnknownWithoutEquity() {
        final EquityCurve equity = curve(100, "2022-01-01T00:00:00Z", DAY, 100, 50, 100);
        final MarketCurve market = new MarketCurve(1);
        market.sample(0, 1, 0);
        market.sample(1, 1, 150 * FixedPoint.ONE);
        market.sample(2, 1, 100 * FixedPoint.ONE);

        assertEquals(new Leverage(4 / 3.0, 3), Leverage.of(equity, market));
        equity.sample(equity.timeNs(2), -FixedPoint.ONE, 0, true);
        assertEquals(new Leverage(Double.NaN, Double.NaN), Leverage.of(equity, market));
        assertEquals(new Leverage(Double.NaN, Double.NaN), Leverage.of(new EquityCurve(1), new MarketCurve(1)));
    }
}
