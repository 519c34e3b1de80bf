package io.tapedeck.strategies.indicator;

import io.tapedeck.engine.market.ShareRatio;
import io.tapedeck.engine.state.StateReader;
import io.tapedeck.engine.state.StateWriter;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What every indicator keeps to, on seeded random candles: ready exactly with its warm-up, goes on to the bit from a
 * saved state, a split counts as if all had been in new shares, and an update allocates nothing.
 *
 * @param <T> the indicator.
 */
final class IndicatorContract<T extends Indicator> {
    private static final long[] SEEDS = {11, 23, 47};
    private static final ShareRatio[] SPLITS = {new ShareRatio(3, 1), new ShareRatio(1, 4), new ShareRatio(3, 2)};
    private static final double TOLERANCE = 1e-9;
    private static final int CUTS = 25;
    private static final int MEASURED = 20_000;
    /** The best counts: the JIT may materialise objects of its own while it replaces code. */
    private static final int ROUNDS = 5;

    private final Supplier<T> fresh;
    private final Feed<T> feed;
    private final List<Output<T>> outputs = new ArrayList<>();

    /** Gives an indicator what it needs of a candle. */
    interface Feed<T> {
        void add(T indicator, Bar bar);
    }

    /** What a split does to an output. */
    enum Scale {
        PRICE(1, 0), QUANTITY(0, 1), UNCHANGED(0, 0), PRICE_SQUARED(2, 0);

        private final int prices;
        private final int quantities;

        Scale(final int prices, final int quantities) {
            this.prices = prices;
            this.quantities = quantities;
        }

        double factor(final ShareRatio ratio) {
            final double price = (double) ratio.oldShares() / ratio.newShares();
            return Math.pow(price, prices - quantities);
        }
    }

    private record Output<T>(String name, ToDoubleFunction<T> function, Scale scale) {
    }

    private IndicatorContract(final Supplier<T> fresh, final Feed<T> feed) {
        this.fresh = fresh;
        this.feed = feed;
    }

    /** Of an indicator whose {@code value()} is of that scale. */
    static <T extends Indicator> IndicatorContract<T> of(final Supplier<T> fresh, final Feed<T> feed,
            final Scale scale) {
        return new IndicatorContract<>(fresh, feed).output("value", Indicator::value, scale);
    }

    /** Another line of it. */
    IndicatorContract<T> output(final String name, final ToDoubleFunction<T> function, final Scale scale) {
        outputs.add(new Output<>(name, function, scale));
        return this;
    }

    /** Checks all of it. */
    void holds() {
        for (final long seed : SEEDS) {
            assertReadyWithItsWarmUp(Bar.whole(seed, length()), seed);
            assertReadyWithItsWarmUp(Bar.fractional(seed, length()), seed);
            assertGoesOnFromASavedState(Bar.whole(seed, length()), seed);
            assertGoesOnFromASavedState(Bar.fractional(seed, length()), seed);
            assertCountsInNewSharesAfterASplit(Bar.fractional(seed, length()), seed);
        }
        assertEquals(0, allocatedBytes(), "bytes allocated by " + MEASURED + " updates");
    }

    private int length() {
        return 5 * fresh.get().warmUp() + 100;
    }

    private void assertReadyWithItsWarmUp(final Bar[] bars, final long seed) {
        final T indicator = fresh.get();
        assertTrue(indicator.warmUp() >= 1, "a warm-up of " + indicator.warmUp());
        assertTrue(!indicator.isReady(), "ready before the first value");
        for (int index = 0; index < bars.length; index++) {
            feed.add(indicator, bars[index]);
            assertEquals(index + 1 >= indicator.warmUp(), indicator.isReady(), at(index, seed) + ": ready");
            if (indicator.isReady()) {
                assertFinite(indicator, at(index, seed));
            }
        }
    }

    private void assertFinite(final T indicator, final String where) {
        for (final Output<T> output : outputs) {
            final double value = output.function.applyAsDouble(indicator);
            assertTrue(Double.isFinite(value), where + ": " + output.name + " is " + value);
        }
    }

    private void assertGoesOnFromASavedState(final Bar[] bars, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int cut = 0; cut < CUTS; cut++) {
            assertGoesOnFrom(random.nextInt(bars.length), bars, fresh.get(), seed);
        }
        // What an object did before it loads a state must not matter.
        final T used = fresh.get();
        for (final Bar bar : bars) {
            feed.add(used, bar);
        }
        assertGoesOnFrom(random.nextInt(bars.length), bars, used, seed);
        assertGoesOnFrom(0, bars, used, seed);
    }

    private void assertGoesOnFrom(final int cut, final Bar[] bars, final T restored, final long seed) {
        final T uninterrupted = fresh.get();
        for (int index = 0; index < cut; index++) {
            feed.add(uninterrupted, bars[index]);
        }
        final StateWriter saved = new StateWriter();
        uninterrupted.saveState(saved);
        final StateReader reader = new StateReader(saved.buffer(), saved.length());
        restored.loadState(reader);
        assertTrue(reader.isExhausted(), "saved after " + cut + " values: more was saved than is loaded");
        assertSame(uninterrupted, restored, "saved after " + cut + " values, seed " + seed);
        assertEquals(saved.digest(), restored.stateHash(), "saved after " + cut + " values: hash once loaded");
        for (int index = cut; index < bars.length; index++) {
            feed.add(uninterrupted, bars[index]);
            feed.add(restored, bars[index]);
            assertSame(uninterrupted, restored, "saved after " + cut + " values, seed " + seed);
        }
        assertEquals(uninterrupted.stateHash(), restored.stateHash(), "saved after " + cut + " values, seed " + seed
            + ": hash of the state");
    }

    private void assertSame(final T expected, final T actual, final String where) {
        assertEquals(expected.isReady(), actual.isReady(), () -> where + ": ready");
        for (int index = 0; expected.isReady() && index < outputs.size(); index++) {
            final Output<T> output = outputs.get(index);
            assertEquals(Double.doubleToLongBits(output.function.applyAsDouble(expected)),
                Double.doubleToLongBits(output.function.applyAsDouble(actual)), () -> where + ": " + output.name);
        }
    }

    private void assertCountsInNewSharesAfterASplit(final Bar[] bars, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (final ShareRatio ratio : SPLITS) {
            for (int round = 0; round < 5; round++) {
                assertCountsInNewShares(bars, random.nextInt(bars.length), ratio, seed);
            }
        }
    }

    private void assertCountsInNewShares(final Bar[] bars, final int day, final ShareRatio ratio, final long seed) {
        final T split = fresh.get();
        final T restated = fresh.get();
        for (int index = 0; index < day; index++) {
            feed.add(split, bars[index]);
            feed.add(restated, bars[index].split(ratio));
        }
        final List<Double> before = readings(split);
        split.onSplit(ratio);
        assertScaled(before, split, ratio, "split before " + at(day, seed));
        for (int index = day; index < bars.length; index++) {
            final Bar bar = bars[index].split(ratio);
            feed.add(split, bar);
            feed.add(restated, bar);
            assertClose(restated, split, "split before value " + day + ", " + at(index, seed));
        }
    }

    private List<Double> readings(final T indicator) {
        return outputs.stream().map(output -> output.function.applyAsDouble(indicator)).toList();
    }

    /** The figures themselves are in new shares at once. */
    private void assertScaled(final List<Double> before, final T split, final ShareRatio ratio, final String where) {
        for (int index = 0; split.isReady() && index < outputs.size(); index++) {
            final Output<T> output = outputs.get(index);
            final double expected = before.get(index) * output.scale.factor(ratio);
            assertEquals(expected, output.function.applyAsDouble(split), tolerance(output, expected, split),
                where + ": " + output.name + " at once");
        }
    }

    private void assertClose(final T expected, final T actual, final String where) {
        assertEquals(expected.isReady(), actual.isReady(), () -> where + ": ready");
        for (final Output<T> output : outputs) {
            final double value = output.function.applyAsDouble(expected);
            if (expected.isReady()) {
                assertEquals(value, output.function.applyAsDouble(actual), tolerance(output, value, expected),
                    where + ": " + output.name);
            }
        }
    }

    /** Relative to the figure, or to a thousandth of the first line of its scale where the figure is next to 0. */
    private double tolerance(final Output<T> output, final double value, final T indicator) {
        final double main = output.scale == outputs.get(0).scale ? Math.abs(indicator.value()) : 0;
        return TOLERANCE * Math.max(Math.max(Math.abs(value), main / 1_000), 1e-3);
    }

    private static String at(final int index, final long seed) {
        return "value " + index + ", seed " + seed;
    }

    /** Bytes that the thread allocates while it updates and reads, after a warm-up; of several rounds the least. */
    long allocatedBytes() {
        final T indicator = fresh.get();
        final Bar[] bars = Bar.whole(SEEDS[0], MEASURED);
        final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        update(indicator, bars);
        threads.getThreadAllocatedBytes(thread);
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && allocated > 0; round++) {
            final long before = threads.getThreadAllocatedBytes(thread);
            update(indicator, bars);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }
        return allocated;
    }

    private void update(final T indicator, final Bar[] bars) {
        double sum = 0;
        for (final Bar bar : bars) {
            feed.add(indicator, bar);
            // By index, for an iterator would be an allocation.
            for (int index = 0; index < outputs.size(); index++) {
                sum += outputs.get(index).function.applyAsDouble(indicator);
            }
        }
        assertTrue(!Double.isInfinite(sum), "the figures are read");
    }
}
