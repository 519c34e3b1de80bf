package io.tapedeck.replay.optimise;

import org.apache.commons.statistics.descriptive.Median;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A figure over two axes: of all trials with the same two values the middle one and the best one. Immutable. An axis
 * with more than 25 values is told in bands of neighbouring ones.
 *
 * @param across  parameter.
 * @param down    parameter.
 * @param columns values or bands of the one.
 * @param rows    values or bands of the other.
 * @param median  figure by row and column; NaN where no trial has it.
 * @param best    likewise.
 * @param trials  how many have the figure, by row and column.
 */
public record HeatMap(String across, String down, List<String> columns, List<String> rows, List<List<Double>> median,
    List<List<Double>> best, List<List<Integer>> trials) {
    /** What is legible on a page, and small enough for fifteen pairs of axes. */
    static final int MOST_BANDS = 25;

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("across", across);
        document.put("down", down);
        document.put("columns", columns);
        document.put("rows", rows);
        document.put("median", median);
        document.put("best", best);
        document.put("trials", trials);
        return document;
    }

    /** A map that is being filled. One thread. */
    static final class Cells {
        private final Bands across;
        private final Bands down;
        private final Objective objective;
        private final List<List<List<Double>>> scores;

        Cells(final Axis across, final Axis down, final Objective objective) {
            this.across = new Bands(across);
            this.down = new Bands(down);
            this.objective = objective;
            scores = grid();
        }

        void add(final int acrossPlace, final int downPlace, final double score) {
            if (!Double.isNaN(score)) {
                scores.get(down.of(downPlace)).get(across.of(acrossPlace)).add(score);
            }
        }

        HeatMap map() {
            return new HeatMap(across.axis.name(), down.axis.name(), across.labels(), down.labels(),
                each(cell -> objective.score(Median.withDefaults().evaluate(values(cell)))),
                each(cell -> objective.score(Arrays.stream(values(cell)).max().orElse(Double.NaN))),
                each(List::size));
        }

        private static double[] values(final List<Double> cell) {
            return cell.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private <T> List<List<T>> each(final Function<List<Double>, T> figure) {
            return scores.stream().map(row -> row.stream().map(figure).toList()).toList();
        }

        private List<List<List<Double>>> grid() {
            return Stream.generate(() -> Stream.generate(() -> (List<Double>) new ArrayList<Double>())
                .limit(across.count()).toList()).limit(down.count()).toList();
        }
    }

    /** Neighbouring values of an axis. */
    private static final class Bands {
        private final Axis axis;
        private final int width;

        Bands(final Axis axis) {
            this.axis = axis;
            width = (axis.values().size() + MOST_BANDS - 1) / MOST_BANDS;
        }

        int of(final int place) {
            return place / width;
        }

        int count() {
            return (axis.values().size() + width - 1) / width;
        }

        List<String> labels() {
            return IntStream.range(0, count()).mapToObj(this::label).toList();
        }

        private String label(final int band) {
            final String first = axis.values().get(band * width);
            final String last = axis.values().get(Math.min(axis.values().size(), (band + 1) * width) - 1);
            return first.equals(last) ? first : first + ".." + last;
        }
    }
}
