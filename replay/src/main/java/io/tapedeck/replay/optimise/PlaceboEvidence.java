package io.tapedeck.replay.optimise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The best trial among the best ones of markets in which there is nothing to find. Immutable.
 *
 * @param objective that was searched by.
 * @param real      its figure in the real market; NaN where no trial has it.
 * @param markets   best trial of each placebo; empty where no trial has the figure.
 */
public record PlaceboEvidence(Objective objective, double real, List<Optional<TrialRow>> markets) {
    /** Keeps a copy. */
    public PlaceboEvidence {
        markets = List.copyOf(markets);
    }

    /**
     * Of the best trials.
     *
     * @param found   in the real market.
     * @param markets best trial of each placebo.
     * @return how they compare.
     */
    public static PlaceboEvidence of(final OptimisationResult found, final List<Optional<TrialRow>> markets) {
        final Objective objective = found.plan().objectives().get(0);
        return new PlaceboEvidence(objective, found.best().stream().findFirst()
            .map(row -> objective.score(row.score(objective))).orElse(Double.NaN), markets);
    }

    /**
     * In how many placebos the best trial is at least as good.
     *
     * @return a count; all where the real market has no best.
     */
    public long atLeastAsGood() {
        return Double.isNaN(real) ? markets.size() : markets.stream().flatMap(Optional::stream)
            .filter(row -> row.score(objective) >= objective.score(real)).count();
    }

    /**
     * How likely so good a best trial is where nothing can be found: (1 + as good ones) ÷ (1 + markets), for the real
     * market is one of them where it has no order either (Masters, 2020; Phipson and Smyth, "Permutation P-values
     * Should Never Be Zero", 2010).
     *
     * @return probability, never 0.
     */
    public double pValue() {
        return (1.0 + atLeastAsGood()) / (1 + markets.size());
    }

    /**
     * As a document.
     *
     * @return names and values in their order.
     */
    public Map<String, Object> document() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("markets", markets.size());
        document.put("objective", objective.text());
        document.put("real", real);
        document.put("atLeastAsGood", atLeastAsGood());
        document.put("pValue", pValue());
        document.put("best", IntStream.range(0, markets.size()).mapToObj(this::market).toList());
        return document;
    }

    private Map<String, Object> market(final int index) {
        final Optional<TrialRow> best = markets.get(index);
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("market", index + 1);
        document.put("figure", best.map(row -> row.figures().get(objective.text())).orElse(null));
        document.put("parameters", best.map(TrialRow::parameters).map(TrialRow::numbersAndWords)
            .orElse(null));
        document.put("trades", best.map(TrialRow::trades).orElse(null));
        return document;
    }
}
