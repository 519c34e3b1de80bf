package io.tapedeck.benchmarks.set;

import io.tapedeck.benchmarks.gateways.CapturedMessageBenchmark;
import io.tapedeck.benchmarks.gateways.MessageBenchmark;
import io.tapedeck.benchmarks.report.BenchmarkGroup;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.benchmarks.set.JmhFigures.Choice;

import java.util.ArrayList;
import java.util.List;

/** From the bytes of a message to an update, beside what two libraries need for the same. */
final class ParsingGroup implements BenchmarkGroup {
    @Override
    public String name() {
        return "parsing";
    }

    @Override
    public List<Figure> measure(final Ground ground) {
        final JmhFigures jmh = new JmhFigures(ground, ground.work());
        final List<Figure> figures = new ArrayList<>();
        if (CapturedMessageBenchmark.hasMessages()) {
            figures.addAll(jmh.of(Choice.of(CapturedMessageBenchmark.class, "gateway")));
            figures.addAll(jmh.of(Choice.of(CapturedMessageBenchmark.class, "jacksonTokens|fastjson2Tree")));
        } else {
            figures.add(Figure.missing("CapturedMessage", "the captured messages are not beside this checkout"));
            figures.addAll(jmh.of(Choice.of(MessageBenchmark.class, "gateway")));
            figures.addAll(jmh.of(Choice.of(MessageBenchmark.class, "jacksonTokens")));
        }
        return figures;
    }
}
