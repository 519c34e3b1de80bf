package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.FixedPoint;
import io.tapedeck.engine.market.Timeframe;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Figures worked out by hand on short curves; edge cases have defined answers. */
class PerformanceTest {
    private static final double DAYS_PER_YEAR = 365;

    private static final double EXACT = 1e-12;

    private static EquityCurve curve(final long initial, final long... equities) {
        final EquityCurve curve = new EquityCurve(initial * FixedPoint.ONE);
        for (int day = 0; day < equities.length; day++) {
            curve.sample(day * Timeframe.D1.durationNs(), equities[day] * FixedPoint.ONE, 0, day % 2 == 1);
        }
        return curve;
    }

    private static long[] money(final long... units) {
        final long[] money = units.clone();
        for (int index = 0; index < money.length; index++) {
            money[index] *= FixedPoint.ONE;
        }
        return money;
    }

    @Test
    void figuresFollowTheirDefinitions() {
        final Performance figures = Performance.of(curve(100, 100, 110, 99, 108).levels(), DAYS_PER_YEAR,
            108 * FixedPoint.ONE, TradeResults.of(money(10, -11, 9, 0)));

        // returns 0.1, -0.1, 1/11; mean 1/33; squared deviations from it sum to 0.0255096418...
        final double mean = 1d / 33;
        final double deviation = Math.sqrt((Math.pow(0.1 - mean, 2) + Math.pow(-0.1 - mean, 2)
            + Math.pow(1d / 11 - mean, 2)) / 2);
        assertEquals(0.08, figures.totalReturn(), EXACT);
        assertEquals(Math.pow(1.08, 365d / 4) - 1, figures.annualizedReturn(), 1e-9);
        assertEquals(deviation * Math.sqrt(365), figures.volatility(), EXACT);
        assertEquals(mean / deviation * Math.sqrt(365), figures.sharpe(), EXACT);
        assertEquals(mean / Math.sqrt(0.01 / 3) * Math.sqrt(365), figures.sortino(), EXACT);
        assertEquals(99d / 110 - 1, figures.maxDrawdown(), EXACT);
        assertEquals(figures.annualizedReturn() / 0.1, figures.calmar(), 1e-6);
        assertEquals(0.5, figures.winRate(), EXACT);
        assertEquals(19d / 11, figures.profitFactor(), EXACT);
        assertEquals(9.5 * FixedPoint.ONE, figures.averageWin(), EXACT);
        assertEquals(-11d * FixedPoint.ONE, figures.averageLoss(), EXACT);
        assertEquals(0.5, figures.exposure(), EXACT);
    }

    @Test
    void aFlatCurveWithoutTradesHasNoRatios() {
        final Performance figures = Performance.of(curve(100, 100, 100, 100).levels(), DAYS_PER_YEAR,
            100 * FixedPoint.ONE, TradeResults.of());

        assertEquals(0, figures.totalReturn(), EXACT);
        assertEquals(0, figures.volatility(), EXACT);
        assertEquals(0, figures.maxDrawdown(), EXACT);
        assertTrue(Double.isNaN(figures.sharpe()));
        assertTrue(Double.isNaN(figures.sortino()));
        assertTrue(Double.isNaN(figures.calmar()));
        assertTrue(Double.isNaN(figures.winRate()));
        assertTrue(Double.isNaN(figures.profitFactor()));
    }

    @Test
    void aRunWithoutASampleHasOnlyItsBalance() {
        final Performance figures = Performance.of(curve(100).levels(), DAYS_PER_YEAR, 100 * FixedPoint.ONE,
            TradeResults.of());

        assertEquals(0, figures.totalReturn(), EXACT);
        assertTrue(Double.isNaN(figures.annualizedReturn()));
        assertTrue(Double.isNaN(figures.volatility()));
        assertTrue(Double.isNaN(figures.exposure()));
    }

    @Test
    void theFirstPeakIsTheInitialBalanceAndALaterSampleOfTheSameMomentReplacesTheEarlier() {
        final EquityCurve curve = curve(100, 90, 120, 60);
        curve.sample(2 * Timeframe.D1.durationNs(), 96 * FixedPoint.ONE, 0, false);

        assertEquals(3, curve.size());
        assertArrayEquals(new double[] {-0.1, 0, -0.2}, curve.drawdowns(), EXACT);
    }

    /** One division a peak gives the number that one a sample gives. */
    @Test
    void theDeepestFallIsTheLowestOfAllDrawdowns() {
        final Random random = new Random(20_220_101L);
        for (int round = 0; round < 500; round++) {
            final long[] equities = random.longs(1 + random.nextInt(50), 1, 2 + random.nextInt(300)).toArray();
            final EquityCurve curve = curve(100, equities);
            assertEquals(Arrays.stream(curve.drawdowns()).min().orElseThrow(), curve.levels().maxDrawdown(),
                "round " + round);
        }
        assertTrue(Double.isNaN(curve(100).levels().maxDrawdown()));
    }

    @Test
    void levelsThatStayAreSamplesThatAreEqual() {
        final EquityCurve curve = curve(100, 100, 90, 90, 90, 120);
        final EquityLevels levels = new EquityLevels(100 * FixedPoint.ONE, 1);
        levels.stayUntil(1, 100 * FixedPoint.ONE, false);
        levels.stayUntil(4, 90 * FixedPoint.ONE, true);
        levels.stayUntil(4, 80 * FixedPoint.ONE, true);
        levels.stayUntil(5, 120 * FixedPoint.ONE, false);

        assertEquals(curve.size(), levels.size());
        assertEquals(3, levels.exposed());
        assertEquals(curve.levels().maxDrawdown(), levels.maxDrawdown());
        assertEquals(curve.returns().deviation(), levels.returns().deviation());
    }
}
