package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The windows that indicators are made of, against the obvious computation over the last values. */
class WindowTest {
    private static final long SEED = 71;
    private static final int VALUES = 1_500;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Double> values = new ArrayList<>();

    private double next(final double value) {
        values.add(value);
        return value;
    }

    private List<Double> last(final int length) {
        return values.subList(Math.max(0, values.size() - length), values.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void theExtremeIsThatOfTheLastValuesAndTheNewestOfEqualOnes(final int length) {
        final RollingExtreme highest = RollingExtreme.highest(length);
        final RollingExtreme lowest = RollingExtreme.lowest(length);
        for (int index = 0; index < VALUES; index++) {
            final double value = next(random.nextInt(-20, 20));
            highest.add(value);
            lowest.add(value);
            final List<Double> window = last(length);
            final double top = window.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            final double bottom = window.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            assertEquals(top, highest.value(), "value " + index + ", seed " + SEED);
            assertEquals(bottom, lowest.value(), "value " + index + ", seed " + SEED);
            assertEquals(window.size() - 1 - window.lastIndexOf(top), highest.age());
            assertEquals(window.size() - 1 - window.lastIndexOf(bottom), lowest.age());
            assertEquals(index + 1 >= length, highest.isFull());
        }
    }

    @Test
    void aLoadedExtremeGoesOnAndWritesTheSameBytes() {
        final RollingExtreme uninterrupted = RollingExtreme.highest(9);
        for (int index = 0; index < VALUES; index++) {
            final StateWriter saved = new StateWriter();
            uninterrupted.saveState(saved);
            final RollingExtreme restored = RollingExtreme.highest(9);
            restored.loadState(new StateReader(saved.buffer(), saved.length()));
            final double value = random.nextInt(50);
            uninterrupted.add(value);
            restored.add(value);
            assertEquals(uninterrupted.value(), restored.value());
            assertEquals(digest(uninterrupted), digest(restored), "value " + index + ", seed " + SEED);
        }
    }

    private static long digest(final RollingExtreme extreme) {
        final StateWriter writer = new StateWriter();
        extreme.saveState(writer);
        return writer.digest();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void sumsOfWholeNumbersAreExact(final int length) {
        final WindowSum sum = new WindowSum(length);
        for (int index = 0; index < VALUES; index++) {
            sum.add(next(random.nextLong(-(1L << 46), 1L << 46)));
            assertEquals(last(length).stream().mapToLong(Double::longValue).sum(), (long) sum.value(),
                "value " + index + ", seed " + SEED);
        }
    }

    @Test
    void nothingOfAValueStaysBehindWhenItLeaves() {
        final WindowSum sum = new WindowSum(5);
        for (int index = 0; index < VALUES; index++) {
            sum.add(random.nextDouble(1e17));
            for (int zero = 0; zero < 5; zero++) {
                sum.add(0);
            }
            assertEquals(0, sum.value());
        }
    }

    @Test
    void nothingDriftsOverAMillionFractions() {
        final WindowSum sum = new WindowSum(20);
        final WindowMoments moments = new WindowMoments(20);
        final WeightedMovingAverage weighted = new WeightedMovingAverage(20);
        for (int index = 0; index < 1_000_000; index++) {
            final double value = random.nextDouble(100, 200);
            sum.add(value);
            moments.add(value);
            weighted.add(value);
            if (index >= 1_000_000 - 20) {
                next(value);
            }
        }
        assertEquals(Twin.sum(values), sum.value(), 1e-11);
        assertEquals(Twin.mean(values), moments.mean(), 1e-12);
        assertEquals(Twin.deviation(values), moments.deviation(), 1e-12);
        assertEquals(Twin.weighted(values, 20).get(0), weighted.value(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 14, 60})
    void momentsAreThoseOfTheLastValuesHoweverHighTheyAre(final int length) {
        for (final double level : new double[] {0, 1e6, 1e12}) {
            values.clear();
            final WindowMoments moments = new WindowMoments(length);
            for (int index = 0; index < VALUES; index++) {
                moments.add(next(level + random.nextInt(1_000)));
                if (moments.isFull()) {
                    assertMoments(level, moments, length);
                }
            }
        }
    }

    /** Exact: what is above the level are small whole numbers. */
    private void assertMoments(final double level, final WindowMoments moments, final int length) {
        long sum = 0;
        long squares = 0;
        for (final double value : last(length)) {
            sum += (long) (value - level);
            squares += (long) ((value - level) * (value - level));
        }
        final double expected = (squares * length - sum * sum) / (double) length;
        assertEquals(expected, moments.squaredDeviations(), expected * 1e-11, "level " + level + ", seed " + SEED);
        assertEquals(level + sum / (double) length, moments.mean(), (level + 1_000) * 1e-15);
    }

    @Test
    void equalValuesDeviateByNothingRightAfterALeap() {
        final WindowMoments moments = new WindowMoments(7);
        for (final double level : new double[] {100.1, 1e9 + 0.7, 0.3, 7e12}) {
            for (int index = 0; index < 7; index++) {
                moments.add(level);
            }
            assertEquals(0, moments.squaredDeviations());
            assertTrue(Math.abs(moments.mean() - level) <= Math.ulp(level));
            moments.add(level / 3);
            moments.add(level * 3);
        }
    }

    @Test
    void aWindowTellsItsValuesByAge() {
        final ValueWindow window = new ValueWindow(6);
        for (int index = 0; index < VALUES; index++) {
            final double left = window.add(next(random.nextDouble()));
            assertEquals(index < 6 ? 0 : values.get(index - 6), left);
            assertEquals(index >= 5, window.isFull());
            for (int age = 0; age < Math.min(6, index + 1); age++) {
                assertEquals(values.get(index - age), window.aged(age));
            }
            if (window.isFull()) {
                assertEquals(values.get(index - 5), window.oldest());
            }
        }
    }
}
