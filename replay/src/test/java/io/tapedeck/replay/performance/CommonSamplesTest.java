package io.tapedeck.replay.performance;

import io.tapedeck.engine.market.FixedPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Curves that are sampled at other moments, compared where they meet. */
class CommonSamplesTest {
    private static final double EXACT = 1e-9;

    private static EquityCurve curve(final long firstNs, final long stepNs, final double... levels) {
        final EquityCurve curve = new EquityCurve(100 * FixedPoint.ONE);
        for (int index = 0; index < levels.length; index++) {
            final long equity = Math.round(levels[index] * FixedPoint.ONE);
            curve.sample(firstNs + index * stepNs, equity, equity, false);
        }
        return curve;
    }

    /** The coarser one has samples at 2 and 4; what the finer one did between them counts as one return. */
    @Test
    void theCoarserOneSaysWhenBothAreLookedAt() {
        final CommonSamples samples = CommonSamples.of(List.of(
            curve(1, 1, 100, 110, 99, 121, 130), curve(0, 2, 100, 200, 300)));

        assertEquals(2, samples.size());
        assertEquals(2, samples.timeNs(0));
        assertEquals(0.1, samples.returns(0).at(0), EXACT);
        assertEquals(0.5, samples.returns(1).at(0), EXACT);
        assertEquals((1.1 + 1.5) / 2 - 1, samples.splitEqually().total(), EXACT);
    }

    @Test
    void correlationIsThatOfTheReturnsAndNothingWhereThereAreNone() {
        final EquityCurve up = curve(0, 1, 100, 101, 103, 102);
        final EquityCurve twice = curve(0, 1, 100, 102, 102 * (1 + 4.0 / 101), 102 * (1 + 4.0 / 101) * (1 - 2.0 / 103));
        final EquityCurve flat = curve(0, 1, 100, 100, 100, 100);

        assertEquals(1, CommonSamples.of(List.of(up, twice)).correlation(0, 1), 1e-6);
        assertTrue(Double.isNaN(CommonSamples.of(List.of(up, flat)).correlation(0, 1)));
        assertTrue(Double.isNaN(CommonSamples.of(List.of(flat, up)).correlation(0, 1)));
        final CommonSamples apart = CommonSamples.of(List.of(up, curve(10, 1, 100, 101)));
        assertEquals(0, apart.size());
        assertTrue(Double.isNaN(apart.correlation(0, 1)));
        assertEquals(0, apart.splitEqually().size());
    }

    /** Twin: moments in a map, and E[xy] − E[x]E[y] over the root of the variances. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void twoCurvesWithGapsAgreeWithTheirTwin(final long seed) {
        final Random random = new Random(seed);
        final List<EquityCurve> curves = List.of(randomCurve(random, 1), randomCurve(random, 4));
        final TreeMap<Long, Double> one = levels(curves.get(0));
        final TreeMap<Long, Double> other = levels(curves.get(1));
        one.keySet().retainAll(other.keySet());
        other.keySet().retainAll(one.keySet());
        final List<Double> x = returns(one);
        final List<Double> y = returns(other);
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumYY = 0;
        double sumXY = 0;
        for (int index = 0; index < x.size(); index++) {
            sumX += x.get(index);
            sumY += y.get(index);
            sumXX += x.get(index) * x.get(index);
            sumYY += y.get(index) * y.get(index);
            sumXY += x.get(index) * y.get(index);
        }
        final int count = x.size();
        final double expected = (count * sumXY - sumX * sumY)
            / Math.sqrt((count * sumXX - sumX * sumX) * (count * sumYY - sumY * sumY));

        final CommonSamples samples = CommonSamples.of(curves);
        assertTrue(count > 50, () -> "seed " + seed);
        assertEquals(count + 1, samples.size(), () -> "seed " + seed);
        assertEquals(expected, samples.correlation(0, 1), EXACT, () -> "seed " + seed);
        assertEquals((growth(one) + growth(other)) / 2 - 1, samples.splitEqually().total(), EXACT,
            () -> "seed " + seed);
    }

    private static EquityCurve randomCurve(final Random random, final int step) {
        final EquityCurve curve = new EquityCurve(100 * FixedPoint.ONE);
        double level = 100;
        for (int time = step; time < 1_000; time += step) {
            level *= 1 + 0.01 * random.nextGaussian();
            if (random.nextInt(10) > 0) {
                curve.sample(time, Math.round(level * FixedPoint.ONE), 0, false);
            }
        }
        return curve;
    }

    private static TreeMap<Long, Double> levels(final EquityCurve curve) {
        final TreeMap<Long, Double> levels = new TreeMap<>();
        for (int index = 0; index < curve.size(); index++) {
            levels.put(curve.timeNs(index), (double) curve.equity(index));
        }
        return levels;
    }

    private static List<Double> returns(final TreeMap<Long, Double> levels) {
        final List<Double> values = new ArrayList<>(levels.values());
        final List<Double> returns = new ArrayList<>();
        for (int index = 1; index < values.size(); index++) {
            returns.add(values.get(index) / values.get(index - 1) - 1);
        }
        return returns;
    }

    private static double growth(final TreeMap<Long, Double> levels) {
        return levels.lastEntry().getValue() / levels.firstEntry().getValue();
    }
}
