package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;
import io.tapedeck.engine.state.Stateful;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Indicators of many lengths against the obvious computation over all candles so far, and across a saved state. */
class IndicatorTwinTest {
    private static final long SEED = 23;
    private static final int CANDLES = 600;

    private record Bar(long high, long low, long close) {
    }

    private static List<Bar> bars(final SplittableRandom random, final int count) {
        final List<Bar> bars = new ArrayList<>();
        long close = 50_000;
        for (int index = 0; index < count; index++) {
            final long low = Math.max(1, close - random.nextInt(400));
            final long high = low + random.nextInt(600);
            close = low + random.nextLong(high - low + 1);
            bars.add(new Bar(high, low, close));
        }
        return bars;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 1L << 32, 1L << 52})
    void averagesOfAnyLengthAndSizeCompareAsTheirExactQuotientsDo(final long magnitude) {
        for (int round = 0; round < 40; round++) {
            final SplittableRandom random = new SplittableRandom(SEED + round);
            final int shorter = 1 + random.nextInt(40);
            final int longer = 1 + random.nextInt(40);
            final RollingSum one = new RollingSum(shorter);
            final RollingSum other = new RollingSum(longer);
            final List<Long> values = new ArrayList<>();
            for (int index = 0; index < 200; index++) {
                values.add(random.nextLong(-magnitude, magnitude + 1));
                one.add(values.get(index));
                other.add(values.get(index));
                assertEquals(index + 1 >= shorter, one.isFull());
                if (one.isFull() && other.isFull()) {
                    final int expected = sum(values, shorter).multiply(BigDecimal.valueOf(longer))
                        .compareTo(sum(values, longer).multiply(BigDecimal.valueOf(shorter)));
                    assertEquals(expected, Integer.signum(one.compareAverage(other)),
                        shorter + " and " + longer + ", value " + index + ", seed " + (SEED + round));
                }
            }
        }
    }

    private static BigDecimal sum(final List<Long> values, final int count) {
        return values.subList(values.size() - count, values.size()).stream()
            .map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aSumThatLeaves63BitsIsRefused() {
        final RollingSum sum = new RollingSum(2);
        sum.add(-1);
        sum.add(Long.MAX_VALUE);

        assertThrows(ArithmeticException.class, () -> sum.add(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 55})
    void theChannelIsTheHighestHighAndTheLowestLowOfTheLastCandles(final int length) {
        final DonchianChannel channel = new DonchianChannel(length);
        final List<Bar> bars = bars(new SplittableRandom(SEED), CANDLES);
        for (int index = 0; index < CANDLES; index++) {
            channel.add(bars.get(index).high(), bars.get(index).low());
            final List<Bar> last = bars.subList(Math.max(0, index + 1 - length), index + 1);
            assertEquals(last.stream().mapToLong(Bar::high).max().orElseThrow(), channel.upper(), "seed " + SEED);
            assertEquals(last.stream().mapToLong(Bar::low).min().orElseThrow(), channel.lower(), "seed " + SEED);
            assertEquals(index + 1 >= length, channel.isReady());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 14, 50})
    void theAverageTrueRangeIsWildersSmoothingOfTheTrueRanges(final int length) {
        final AverageTrueRange range = new AverageTrueRange(length);
        final List<Bar> bars = bars(new SplittableRandom(SEED), CANDLES);
        for (int index = 0; index < CANDLES; index++) {
            final Bar bar = bars.get(index);
            range.add(bar.high(), bar.low(), bar.close());
            assertEquals(index >= length, range.isReady());
            if (range.isReady()) {
                final double expected = averageTrueRange(bars.subList(0, index + 1), length);
                assertEquals(expected, range.value(), expected * 1e-12, "candle " + index + ", seed " + SEED);
            }
        }
    }

    /** All of it anew: the mean of the first ranges, then a share of 1/length for each that follows. */
    private static double averageTrueRange(final List<Bar> bars, final int length) {
        final List<Long> ranges = new ArrayList<>();
        for (int index = 1; index < bars.size(); index++) {
            final long before = bars.get(index - 1).close();
            final Bar bar = bars.get(index);
            ranges.add(Math.max(bar.high() - bar.low(),
                Math.max(Math.abs(bar.high() - before), Math.abs(bar.low() - before))));
        }
        double average = ranges.subList(0, length).stream().mapToLong(Long::longValue).sum() / (double) length;
        for (final long range : ranges.subList(length, ranges.size())) {
            average = (average * (length - 1) + range) / length;
        }
        return average;
    }

    /** An indicator, how it takes a candle, and what it says. */
    private interface Probe extends Stateful {
        void add(Bar bar);

        String says();
    }

    private abstract static class StatefulProbe<T extends Stateful> implements Probe {
        final T indicator;

        StatefulProbe(final T indicator) {
            this.indicator = indicator;
        }

        @Override
        public void saveState(final StateWriter writer) {
            indicator.saveState(writer);
        }

        @Override
        public void loadState(final StateReader reader) {
            indicator.loadState(reader);
        }
    }

    private static Probe sumProbe() {
        final RollingSum zero = new RollingSum(1);
        zero.add(50_000);
        return new StatefulProbe<>(new RollingSum(9)) {
            @Override
            public void add(final Bar bar) {
                indicator.add(bar.close());
            }

            @Override
            public String says() {
                return indicator.isFull() + " " + Integer.signum(indicator.compareAverage(zero));
            }
        };
    }

    private static Probe channelProbe() {
        return new StatefulProbe<>(new DonchianChannel(9)) {
            @Override
            public void add(final Bar bar) {
                indicator.add(bar.high(), bar.low());
            }

            @Override
            public String says() {
                return indicator.isReady() + " " + indicator.upper() + " " + indicator.lower();
            }
        };
    }

    private static Probe rangeProbe() {
        return new StatefulProbe<>(new AverageTrueRange(9)) {
            @Override
            public void add(final Bar bar) {
                indicator.add(bar.high(), bar.low(), bar.close());
            }

            @Override
            public String says() {
                return indicator.isReady() + " " + Double.toHexString(indicator.value());
            }
        };
    }

    @Test
    void everyIndicatorGoesOnFromASavedStateToTheLastBit() {
        final List<Supplier<Probe>> probes = List.of(IndicatorTwinTest::sumProbe, IndicatorTwinTest::channelProbe,
            IndicatorTwinTest::rangeProbe);
        for (final Supplier<Probe> probe : probes) {
            for (int cut = 0; cut < 40; cut++) {
                assertGoesOnFrom(cut, probe);
            }
        }
    }

    private static void assertGoesOnFrom(final int cut, final Supplier<Probe> probe) {
        final List<Bar> bars = bars(new SplittableRandom(SEED + cut), 100);
        final Probe uninterrupted = probe.get();
        bars.subList(0, cut).forEach(uninterrupted::add);
        final StateWriter saved = new StateWriter();
        uninterrupted.saveState(saved);
        final Probe restored = probe.get();
        // What an object did before it loads a state must not matter.
        bars.forEach(restored::add);
        final StateReader reader = new StateReader(saved.buffer(), saved.length());
        restored.loadState(reader);

        assertTrue(reader.isExhausted());
        for (final Bar bar : bars.subList(cut, bars.size())) {
            uninterrupted.add(bar);
            restored.add(bar);
            assertEquals(uninterrupted.says(), restored.says(), "cut " + cut + ", seed " + (SEED + cut));
        }
    }
}
