package io.tapedeck.strategies.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Indicators as their definitions say them: over all that was seen, from the beginning, without a thought of speed. A
 * series has one figure for each one of its input from the first that can be told on.
 */
final class Twin {
    private static final long[] SEEDS = {5, 17};
    private static final int BARS = 400;

    private Twin() {
    }

    /** A definition: from all candles to all figures. */
    interface Definition {
        List<Double> of(List<Bar> bars);
    }

    /**
     * Compares a line of a fresh indicator with its definition, candle by candle, on whole and on fractional prices.
     */
    static <T extends Indicator> void assertEqual(final Definition definition, final Supplier<T> fresh,
            final IndicatorContract.Feed<T> feed, final ToDoubleFunction<T> line) {
        for (final long seed : SEEDS) {
            assertEqual(definition, fresh.get(), feed, line, Bar.whole(seed, BARS), "whole prices, seed " + seed);
            assertEqual(definition, fresh.get(), feed, line, Bar.fractional(seed, BARS), "fractions, seed " + seed);
        }
    }

    private static <T extends Indicator> void assertEqual(final Definition definition, final T indicator,
            final IndicatorContract.Feed<T> feed, final ToDoubleFunction<T> line, final Bar[] bars,
            final String where) {
        final List<Double> figures = definition.of(Arrays.asList(bars));
        assertTrue(figures.size() >= BARS - indicator.warmUp() + 1, where + ": it can be told earlier");
        for (int index = 0; index < BARS; index++) {
            feed.add(indicator, bars[index]);
            if (indicator.isReady()) {
                final double expected = figures.get(figures.size() - BARS + index);
                assertEquals(expected, line.applyAsDouble(indicator), Math.max(Math.abs(expected), 1e-3) * 1e-9,
                    where + ", candle " + index);
            }
        }
    }

    static List<Double> of(final List<Bar> bars, final ToDoubleFunction<Bar> field) {
        return bars.stream().map(field::applyAsDouble).toList();
    }

    static List<Double> closes(final List<Bar> bars) {
        return of(bars, Bar::close);
    }

    /** A figure for each window of so many values. */
    static List<Double> windows(final List<Double> values, final int length,
            final ToDoubleFunction<List<Double>> figure) {
        final List<Double> figures = new ArrayList<>();
        for (int end = length; end <= values.size(); end++) {
            figures.add(figure.applyAsDouble(values.subList(end - length, end)));
        }
        return figures;
    }

    /** A figure of two series that end together. */
    static List<Double> both(final List<Double> one, final List<Double> other,
            final DoubleBinaryOperator figure) {
        final int count = Math.min(one.size(), other.size());
        final List<Double> figures = new ArrayList<>();
        for (int index = count; index > 0; index--) {
            figures.add(figure.applyAsDouble(one.get(one.size() - index), other.get(other.size() - index)));
        }
        return figures;
    }

    static double sum(final List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    static double mean(final List<Double> values) {
        return sum(values) / values.size();
    }

    static double highest(final List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    static double lowest(final List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    static double deviation(final List<Double> values) {
        final double mean = mean(values);
        return Math.sqrt(values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum() / values.size());
    }

    static List<Double> simple(final List<Double> values, final int length) {
        return windows(values, length, Twin::mean);
    }

    static List<Double> weighted(final List<Double> values, final int length) {
        return windows(values, length, window -> {
            double sum = 0;
            for (int index = 0; index < length; index++) {
                sum += (index + 1) * window.get(index);
            }
            return sum / (length * (length + 1) / 2);
        });
    }

    /** From the simple average of the first values on. */
    static List<Double> smoothed(final List<Double> values, final int length, final double weight) {
        final List<Double> figures = new ArrayList<>();
        figures.add(mean(values.subList(0, length)));
        for (final double value : values.subList(length, values.size())) {
            final double before = figures.get(figures.size() - 1);
            figures.add(weight * value + (1 - weight) * before);
        }
        return figures;
    }

    static List<Double> exponential(final List<Double> values, final int length) {
        return smoothed(values, length, 2.0 / (length + 1));
    }

    static List<Double> changes(final List<Double> values) {
        return windows(values, 2, window -> window.get(1) - window.get(0));
    }

    static List<Double> relativeStrength(final List<Double> values, final int length) {
        final List<Double> gains = changes(values).stream().map(change -> Math.max(change, 0)).toList();
        final List<Double> losses = changes(values).stream().map(change -> Math.max(-change, 0)).toList();
        return both(smoothed(gains, length, 1.0 / length), smoothed(losses, length, 1.0 / length),
            (gain, loss) -> 100 - 100 / (1 + gain / loss));
    }

    /** Where the last of three series lies between the highest of the first and the lowest of the second. */
    static List<Double> position(final List<Double> highs, final List<Double> lows, final List<Double> closes,
            final int length) {
        final List<Double> tops = windows(highs, length, Twin::highest);
        final List<Double> bottoms = windows(lows, length, Twin::lowest);
        final List<Double> above = both(closes, bottoms, (close, bottom) -> close - bottom);
        return both(above, both(tops, bottoms, (top, bottom) -> top - bottom), (part, range) -> 100 * part / range);
    }
}
