package io.tapedeck.benchmarks.set;

import io.tapedeck.benchmarks.candle.AggregationBenchmark;
import io.tapedeck.benchmarks.exit.ExitsBenchmark;
import io.tapedeck.benchmarks.journal.AppendBenchmark;
import io.tapedeck.benchmarks.replay.ImportBenchmark;
import io.tapedeck.benchmarks.replay.MarketReplayBenchmark;
import io.tapedeck.benchmarks.replay.PreparedTapes;
import io.tapedeck.benchmarks.replay.ProcessorTimes;
import io.tapedeck.benchmarks.replay.ReplayBenchmark;
import io.tapedeck.benchmarks.replay.SweepBenchmark;
import io.tapedeck.benchmarks.report.BenchmarkGroup;
import io.tapedeck.benchmarks.report.Extent;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.benchmarks.risk.RiskGateBenchmark;
import io.tapedeck.benchmarks.set.JmhFigures.Choice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How much gets through, from a stage to a whole replay, with the bytes that each allocates. */
final class ThroughputGroup implements BenchmarkGroup {
    private static final List<Choice> HEADLINE = List.of(
        Choice.of(ReplayBenchmark.class, "rawTailRead|inlineRecordDecisions|fusedRecordDecisions"));
    private static final List<Choice> PARTS = List.of(
        Choice.of(AggregationBenchmark.class, ".*"),
        Choice.of(ExitsBenchmark.class, ".*"),
        Choice.of(RiskGateBenchmark.class, ".*"),
        Choice.of(AppendBenchmark.class, ".*"),
        Choice.of(ImportBenchmark.class, ".*"));

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public List<Figure> measure(final Ground ground) throws IOException {
        final JmhFigures jmh = new JmhFigures(ground, PreparedTapes.in(ground.work()));
        ground.progress().accept("throughput: processor time");
        final List<Figure> figures = new ArrayList<>(ProcessorTimes.measure(ground.extent()));
        HEADLINE.forEach(choice -> figures.addAll(jmh.of(choice)));
        markets(ground.extent()).forEach(choice -> figures.addAll(jmh.of(choice)));
        PARTS.forEach(choice -> figures.addAll(jmh.of(choice)));
        figures.addAll(jmh.of(sweep(ground.extent())));
        return figures;
    }

    /** Each market, each thread mode and each level; for function each of them once, and not all together. */
    private static List<Choice> markets(final Extent extent) {
        final Choice all = Choice.of(MarketReplayBenchmark.class, ".*");
        return extent == Extent.FULL ? List.of(all) : List.of(
            all.with("market", "CANDLES").with("threads", "INLINE").with("record", "ALL"),
            all.with("market", "CANDLES_OF_THREE").with("threads", "FUSED").with("record", "DECISIONS"),
            all.with("market", "TRADES").with("threads", "INLINE").with("record", "DECISIONS"),
            all.with("market", "TRADES_OF_THREE").with("threads", "FUSED").with("record", "NONE"));
    }

    private static Choice sweep(final Extent extent) {
        return Choice.of(SweepBenchmark.class, extent == Extent.FULL ? ".*" : "sweep")
            .with("timeframe", extent == Extent.FULL ? new String[] {"1h", "1m"} : new String[] {"1h"});
    }
}
