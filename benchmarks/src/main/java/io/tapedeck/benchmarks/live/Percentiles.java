package io.tapedeck.benchmarks.live;

import io.tapedeck.benchmarks.report.Figure;
import org.HdrHistogram.Histogram;

import java.util.LinkedHashMap;
import java.util.Map;

/** A histogram of nanoseconds as a figure. */
final class Percentiles {
    private Percentiles() {
    }

    static Figure figure(final String name, final Histogram spans) {
        final Map<String, Double> values = new LinkedHashMap<>();
        values.put("p50", (double) spans.getValueAtPercentile(50));
        values.put("p90", (double) spans.getValueAtPercentile(90));
        values.put("p99", (double) spans.getValueAtPercentile(99));
        values.put("p99.9", (double) spans.getValueAtPercentile(99.9));
        values.put("most", (double) spans.getMaxValue());
        values.put("samples", (double) spans.getTotalCount());
        return Figure.of(name, "ns", values);
    }
}
