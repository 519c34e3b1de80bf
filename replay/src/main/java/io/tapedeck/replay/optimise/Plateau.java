package io.tapedeck.replay.optimise;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The best trial among its direct neighbours: those one step away on one axis. Where they are as good, the best one
 * lies on a plateau and small differences decide nothing; where they are far worse it is a spike, as luck makes them.
 * Immutable. What is not defined is NaN.
 *
 * @param figure     of the best trial.
 * @param possible   neighbours that the space has.
 * @param neighbours that were tried.
 * @param mean       figure of those that have one.
 * @param worst      figure of them.
 * @param ratio      mean ÷ figure of the best trial, where that is above 0 and more of it is better.
 */
public record Plateau(double figure, int possible, List<Neighbour> neighbours, double mean, double worst,
    double ratio) {
    /**
     * A trial one step away.
     *
     * @param parameter that differs.
     * @param value     of it.
     * @param figure    of the trial; NaN where it is not defined.
     */
    public record Neighbour(String parameter, String value, double figure) {
        private Map<String, Object> document() {
            final Map<String, Object> document = new LinkedHashMap<>();
            document.put("parameter", parameter);
            document.put("value", value);
            document.put("figure", figure);
            return document;
        }
    }

    /** Keeps a copy. */
    public Plateau {
        neighbours = List.copyOf(neighbours);
    }

    static Plateau of(final Objective objective, final double figure, final List<Neighbour> neighbours,
        final int possible) {
        final double[] known = neighbours.stream().mapToDouble(Neighbour::figure)
            .filter(each -> !Double.isNaN(each)).toArray();
        final double mean = Arrays.stream(known).average().orElse(Double.NaN);
        final double worst = objective.score(Arrays.stream(known).map(objective::score).min()
            .orElse(Double.NaN));
        return new Plateau(figure, possible, neighbours, mean, worst,
            objective.score(figure) > 0 ? mean / figure : Double.NaN);
    }

    Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("figure", figure);
        document.put("possibleNeighbours", possible);
        document.put("neighbours", neighbours.stream().map(Neighbour::document).toList());
        document.put("mean", mean);
        document.put("worst", worst);
        document.put("ratio", ratio);
        return document;
    }
}
