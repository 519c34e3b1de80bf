package io.tapedeck.replay.report.comparison;

import io.tapedeck.replay.performance.EquityCurve;
import io.tapedeck.replay.report.Metric;
import io.tapedeck.replay.report.page.Page;
import io.tapedeck.replay.report.page.ThinnedCurve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A comparison as one page for a browser, small enough whatever the runs are. Stateless. */
public final class ComparisonPage {
    private static final long NANOS = 1_000_000_000L;
    private static final double DIGITS = 1e5;
    /** Of all curves together. */
    private static final int STRETCHES = 3_000;
    private static final int MOST_TRADES = 600;

    private ComparisonPage() {
    }

    /**
     * Tells a comparison.
     *
     * @param comparison to tell.
     * @return the whole page.
     */
    public static String of(final RunComparison comparison) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", "Comparison of " + comparison.runs().size() + " runs");
        document.putAll(ComparisonJson.document(comparison, MOST_TRADES));
        document.put("runs", runs(comparison, (List<?>) document.get("runs")));
        document.put("figures", Metric.ALL.stream().filter(metric -> metric.isOfInterest(comparison.results()))
            .map(metric -> figure(metric, comparison)).toList());
        document.put("onlyCounts",
            IntStream.range(0, comparison.runs().size()).mapToObj(comparison::uniqueTrades).toList());
        return Page.of(document, "compare");
    }

    private static List<Map<String, Object>> runs(final RunComparison comparison, final List<?> told) {
        return IntStream.range(0, told.size()).mapToObj(run -> {
            final Map<String, Object> object = new LinkedHashMap<>();
            ((Map<?, ?>) told.get(run)).forEach((name, value) -> object.put(name.toString(), value));
            object.put("curve", curve(comparison.runs().get(run).result().equity(),
                STRETCHES / comparison.runs().size()));
            return object;
        }).toList();
    }

    private static Map<String, Object> curve(final EquityCurve curve, final int stretches) {
        final List<Integer> kept = ThinnedCurve.samples(curve, stretches);
        final double[] drawdowns = curve.drawdowns();
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("times", kept.stream().map(index -> curve.timeNs(index) / NANOS).toList());
        object.put("growth",
            column(kept, index -> (double) curve.equity(index) / curve.initialBalance() - 1));
        object.put("drawdown", column(kept, index -> drawdowns[index]));
        return object;
    }

    private static List<Double> column(final List<Integer> samples, final IntToDoubleFunction values) {
        return samples.stream().map(index -> Math.rint(values.applyAsDouble(index) * DIGITS) / DIGITS).toList();
    }

    private static Map<String, Object> figure(final Metric metric, final RunComparison comparison) {
        final Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("figure", metric.label());
        figure.put("values", comparison.results().stream().map(metric.text()).toList());
        return figure;
    }
}
