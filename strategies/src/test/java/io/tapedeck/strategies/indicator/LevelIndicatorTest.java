package io.tapedeck.strategies.indicator;

import io.tapedeck.strategies.indicator.IndicatorContract.Scale;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Pivots, swings and levels against published figures, naive twins and the contract. */
class LevelIndicatorTest {
    private static final long SEED = 59;
    private static final double HALF_LIFE = 3.5;

    @Test
    void pivotsKeepToTheContract() {
        final IndicatorContract<PivotPoints> contract = IndicatorContract.of(PivotPoints::new,
            (pivots, bar) -> pivots.add(bar.high(), bar.low(), bar.close()), Scale.PRICE);
        for (int number = 1; number <= 3; number++) {
            final int level = number;
            contract.output("resistance " + level, pivots -> pivots.resistance(level), Scale.PRICE)
                .output("support " + level, pivots -> pivots.support(level), Scale.PRICE);
        }
        contract.holds();
    }

    /** Published of windows of 11 candles that ended 10 candles before the row: pivot, S1, S2, R1, R2. */
    @Test
    void pivotsEqualThePublishedFigures() throws IOException {
        final Bar[] stock = Published.stock();
        final double[][] figures = {{20, 213.6367, 212.1033, 209.9867, 215.7533, 217.2867},
            {149, 233.6333, 231.3567, 227.3733, 237.6167, 239.8933},
            {249, 253.9533, 251.5267, 247.4433, 258.0367, 260.4633},
            {501, 260.0267, 246.4633, 238.7767, 267.7133, 281.2767}};
        for (final double[] figure : figures) {
            final int last = (int) figure[0] - 10;
            final DonchianChannel window = new DonchianChannel(11);
            for (int row = last - 10; row <= last; row++) {
                window.add(stock[row].high(), stock[row].low());
            }
            final PivotPoints pivots = new PivotPoints();
            pivots.add(window.upper(), window.lower(), stock[last].close());
            assertEquals(figure[1], pivots.value(), 0.00005);
            assertEquals(figure[2], pivots.support(1), 0.00005);
            assertEquals(figure[3], pivots.support(2), 0.00005);
            assertEquals(figure[4], pivots.resistance(1), 0.00005);
            assertEquals(figure[5], pivots.resistance(2), 0.00005);
        }
    }

    @Test
    void pivotsAreComputedFromOneCandle() {
        final PivotPoints pivots = new PivotPoints();
        pivots.add(120, 90, 105);

        assertEquals(105, pivots.value());
        assertEquals(List.of(120.0, 135.0, 150.0), List.of(pivots.resistance(1), pivots.resistance(2),
            pivots.resistance(3)));
        assertEquals(List.of(90.0, 75.0, 60.0), List.of(pivots.support(1), pivots.support(2), pivots.support(3)));
        assertThrows(IllegalArgumentException.class, () -> pivots.resistance(4));
        assertThrows(IllegalArgumentException.class, () -> pivots.support(0));
    }

    @Test
    void theLastSwingsEqualJesses() throws IOException {
        final JesseCandles published = JesseCandles.of("minmax");
        final SwingPoints swings = new SwingPoints(3);
        double high = Double.NaN;
        double low = Double.NaN;
        for (final Bar bar : published.bars()) {
            swings.add(bar.high(), bar.low());
            high = swings.isHigh() ? swings.high() : high;
            low = swings.isLow() ? swings.low() : low;
        }

        published.assertLast("last_max", high);
        published.assertLast("last_min", low);
    }

    @Test
    void aSwingIsNotSurpassedBeforeAndStaysAloneAfter() {
        final Bar[] bars = Bar.whole(SEED, 5_000);
        final SwingPoints swings = new SwingPoints(2);
        int found = 0;
        for (int index = 0; index < bars.length; index++) {
            swings.add(bars[index].high(), bars[index].low());
            if (index >= 4) {
                final String where = "candle " + index + ", seed " + SEED;
                assertEquals(isSwingHigh(bars, index - 2, 2), swings.isHigh(), where);
                assertEquals(isSwingLow(bars, index - 2, 2), swings.isLow(), where);
                found += swings.isHigh() ? 1 : 0;
            }
        }
        assertTrue(found > 500, "found " + found);
    }

    private static boolean isSwingHigh(final Bar[] bars, final int middle, final int length) {
        boolean swing = true;
        for (int step = 1; step <= length; step++) {
            swing &= bars[middle].high() >= bars[middle - step].high()
                && bars[middle].high() > bars[middle + step].high();
        }
        return swing;
    }

    private static boolean isSwingLow(final Bar[] bars, final int middle, final int length) {
        boolean swing = true;
        for (int step = 1; step <= length; step++) {
            swing &= bars[middle].low() <= bars[middle - step].low() && bars[middle].low() < bars[middle + step].low();
        }
        return swing;
    }

    @Test
    void levelsKeepToTheContract() {
        IndicatorContract.of(() -> new SupportResistance(2, 0.004, 40, 6),
                (levels, bar) -> levels.add(bar.high(), bar.low(), bar.close()), Scale.PRICE)
            .output("support", levels -> orZero(levels.support()), Scale.PRICE)
            .output("resistance", levels -> orZero(levels.resistance()), Scale.PRICE)
            .output("levels", SupportResistance::levels, Scale.UNCHANGED)
            .output("lowest", levels -> levels.levels() > 0 ? levels.price(0) : 0, Scale.PRICE)
            .output("significance", levels -> levels.levels() > 0 ? levels.significance(0) : 0, Scale.UNCHANGED)
            .holds();
    }

    /** The contract knows no figure that is none. */
    private static double orZero(final double price) {
        return Double.isNaN(price) ? 0 : price;
    }

    private record Touch(double price, int candle) {
    }

    /** All touches of a level; what it is worth is summed up anew each time. */
    private static final class Level {
        private final List<Touch> touches = new ArrayList<>();

        double significance(final int candle) {
            return touches.stream().mapToDouble(touch -> weight(touch, candle)).sum();
        }

        double price() {
            final int last = touches.get(touches.size() - 1).candle();
            return touches.stream().mapToDouble(touch -> weight(touch, last) * touch.price()).sum()
                / significance(last);
        }

        private static double weight(final Touch touch, final int candle) {
            return Math.pow(0.5, (candle - touch.candle()) / HALF_LIFE);
        }
    }

    private static void touch(final List<Level> levels, final double price, final int candle) {
        final Level nearest = levels.stream().min(Comparator.comparingDouble(level ->
            Math.abs(level.price() - price))).orElse(null);
        if (nearest != null && Math.abs(nearest.price() - price) <= 0.01 * nearest.price()) {
            nearest.touches.add(new Touch(price, candle));
            return;
        }
        if (levels.size() == 6) {
            levels.remove(levels.stream().min(Comparator.comparingDouble(level -> level.significance(candle)))
                .orElseThrow());
        }
        final Level level = new Level();
        level.touches.add(new Touch(price, candle));
        levels.add(level);
    }

    @Test
    void levelsAreClustersOfSwingsWeightedByTheirAge() {
        // So many half-lives that the weights are reduced more than once.
        final Bar[] bars = market();
        final SupportResistance fast = new SupportResistance(2, 0.01, HALF_LIFE, 6);
        final List<Level> levels = new ArrayList<>();
        for (int index = 0; index < bars.length; index++) {
            fast.add(bars[index].high(), bars[index].low(), bars[index].close());
            if (index >= 4 && isSwingHigh(bars, index - 2, 2)) {
                touch(levels, bars[index - 2].high(), index);
            }
            if (index >= 4 && isSwingLow(bars, index - 2, 2)) {
                touch(levels, bars[index - 2].low(), index);
            }
            assertLevels(levels, fast, bars[index].close(), index);
        }
        assertEquals(6, fast.levels(), "all places are taken");
    }

    /** A market that moves sideways and so comes back to its levels. */
    private static Bar[] market() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Bar[] bars = new Bar[4_000];
        for (int index = 0; index < bars.length; index++) {
            final double middle = 100 + 8 * Math.sin(index / 30.0) + random.nextDouble(-2, 2);
            bars[index] = new Bar(middle, middle + random.nextDouble(1), middle - random.nextDouble(1), middle, 1);
        }
        return bars;
    }

    private static void assertLevels(final List<Level> expected, final SupportResistance fast, final double close,
            final int candle) {
        final String where = "candle " + candle + ", seed " + SEED;
        assertEquals(expected.size(), fast.levels(), where);
        final List<Level> ordered = expected.stream().sorted(Comparator.comparingDouble(Level::price)).toList();
        for (int level = 0; level < ordered.size(); level++) {
            assertEquals(ordered.get(level).price(), fast.price(level), 1e-9 * close, where);
            assertEquals(ordered.get(level).significance(candle), fast.significance(level), 1e-9, where);
        }
        assertEquals(ordered.stream().mapToDouble(Level::price).filter(price -> price <= close).max()
            .orElse(Double.NaN), fast.support(), 1e-9 * close, where);
        assertEquals(ordered.stream().mapToDouble(Level::price).filter(price -> price > close).min()
            .orElse(Double.NaN), fast.resistance(), 1e-9 * close, where);
        assertEquals(ordered.stream().max(Comparator.comparingDouble(level -> level.significance(candle)))
            .map(Level::price).orElse(close), fast.value(), 1e-9 * close, where);
    }
}
