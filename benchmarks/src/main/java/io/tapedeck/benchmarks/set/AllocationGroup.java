package io.tapedeck.benchmarks.set;

import io.tapedeck.benchmarks.candle.AggregationBenchmark;
import io.tapedeck.benchmarks.exit.ExitsBenchmark;
import io.tapedeck.benchmarks.gateways.CapturedMessageBenchmark;
import io.tapedeck.benchmarks.gateways.MessageBenchmark;
import io.tapedeck.benchmarks.gateways.MessageKind;
import io.tapedeck.benchmarks.journal.AppendBenchmark;
import io.tapedeck.benchmarks.jvm.SteadyState;
import io.tapedeck.benchmarks.live.WithoutCollector;
import io.tapedeck.benchmarks.replay.BenchmarkMarket;
import io.tapedeck.benchmarks.replay.PreparedTapes;
import io.tapedeck.benchmarks.replay.SteadyReplay;
import io.tapedeck.benchmarks.report.BenchmarkGroup;
import io.tapedeck.benchmarks.report.Extent;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.benchmarks.risk.RiskGateBenchmark;
import io.tapedeck.engine.order.Sizing;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.TapeRoom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** What allocates nothing once it is warm, byte by byte, and the live pipeline without a garbage collector. */
final class AllocationGroup implements BenchmarkGroup {
    private int times;

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public List<Figure> measure(final Ground ground) throws IOException, InterruptedException {
        ground.progress().accept("allocation: parts");
        times = ground.extent().of(40_000, 500_000);
        final List<Figure> figures = new ArrayList<>(parts());
        PreparedTapes.in(ground.work());
        for (final BenchmarkMarket market : ground.extent() == Extent.QUICK ? List.of(BenchmarkMarket.TRADES)
            : List.of(BenchmarkMarket.values())) {
            ground.progress().accept("allocation: replay of " + market);
            figures.addAll(replays(market, ground));
        }
        ground.progress().accept("allocation: live pipeline without a collector");
        figures.addAll(WithoutCollector.figures(ground));
        return figures;
    }

    private List<Figure> parts() throws IOException {
        final List<Figure> figures = new ArrayList<>();
        figures.add(nothing("aggregation", AggregationBenchmark.minutes()));
        for (final int positions : new int[] {0, 1, 100}) {
            figures.add(nothing("pipeline with " + positions + " open positions", ExitsBenchmark.candles(positions)));
        }
        for (final Sizing sizing : List.of(Sizing.QUANTITY, Sizing.EQUITY_FRACTION)) {
            figures.add(nothing("risk gate, sized by " + sizing, RiskGateBenchmark.entries(sizing)));
        }
        for (final TapeRoom room : TapeRoom.values()) {
            figures.add(figure("append of 128 B, room " + room, AppendBenchmark.cost(room, times, times),
                Figure.Demand.NONE_BUT_THE_TAPE));
        }
        if (CapturedMessageBenchmark.hasMessages()) {
            for (final MessageKind kind : MessageKind.values()) {
                figures.add(nothing("message to update: " + kind, CapturedMessageBenchmark.messages(kind)));
            }
        } else {
            figures.add(nothing("message to update: TRADE", MessageBenchmark.messages("TRADE")));
            figures.add(nothing("message to update: CANDLE", MessageBenchmark.messages("CANDLE")));
        }
        return figures;
    }

    private Figure nothing(final String name, final LongSupplier operation) {
        return figure(name, SteadyState.cost(operation, times, times), Figure.Demand.NO_ALLOCATION);
    }

    private static Figure figure(final String name, final SteadyState.Cost cost, final Figure.Demand demand) {
        return Figure.of(name, "ns", Map.of("processor", cost.processorNs())).allocating(cost.bytes(), demand);
    }

    private static List<Figure> replays(final BenchmarkMarket market, final Ground ground) throws IOException {
        final Path folder = ground.work().resolve("allocation");
        final List<Figure> figures = new ArrayList<>();
        final SteadyReplay replay = new SteadyReplay(market, folder);
        for (final ThreadMode mode : ground.extent() == Extent.QUICK ? List.of(ThreadMode.FUSED)
            : List.of(ThreadMode.values())) {
            figures.add(Figure.of("replay of " + market + ", " + mode + ", " + RecordLevel.DECISIONS, "", Map.of())
                .allocating(replay.bytesPerFrame(mode, RecordLevel.DECISIONS), Figure.Demand.NONE));
        }
        Folders.delete(folder);
        return figures;
    }
}
