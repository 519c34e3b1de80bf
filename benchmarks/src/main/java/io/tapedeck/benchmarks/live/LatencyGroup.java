package io.tapedeck.benchmarks.live;

import io.tapedeck.benchmarks.report.BenchmarkGroup;
import io.tapedeck.benchmarks.report.Extent;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.journal.tape.Folders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How late orders are on the tape, at a fixed rate, beside a thread that only waits. */
public final class LatencyGroup implements BenchmarkGroup {
    private static final int PER_SECOND = 10_000;
    private static final int SOCKET_PER_SECOND = 1_000;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public List<Figure> measure(final Ground ground) throws IOException, InterruptedException {
        final Extent extent = ground.extent();
        final List<Figure> figures = new ArrayList<>();
        final InProcessRun run = new InProcessRun(extent.of(2_000, 300_000), extent.of(500, 100_000), PER_SECOND);
        ground.progress().accept("latency: in process, " + PER_SECOND + " trades a second");
        figures.add(Waiting.figure("only waiting, 10 000 a second", PER_SECOND, run.counted()));
        for (final InProcessRun.Way way : InProcessRun.Way.values()) {
            figures.addAll(inProcess(run, way, ground.work().resolve("latency")));
        }
        figures.addAll(overSocket(ground));
        return figures;
    }

    private static List<Figure> overSocket(final Ground ground) throws IOException {
        final Extent extent = ground.extent();
        final int counted = extent.of(500, 20_000);
        ground.progress().accept("latency: over a socket, " + SOCKET_PER_SECOND + " trades a second");
        final List<Figure> figures = new ArrayList<>();
        figures.add(Waiting.figure("only waiting, 1 000 a second", SOCKET_PER_SECOND, counted));
        final Path folder = ground.work().resolve("socket");
        figures.addAll(new WebSocketRun(extent.of(1_000, 100_000), counted, SOCKET_PER_SECOND).measure(folder));
        Folders.delete(folder);
        return figures;
    }

    private static List<Figure> inProcess(final InProcessRun run, final InProcessRun.Way way, final Path folder)
        throws IOException {
        final List<Figure> figures = new ArrayList<>();
        try {
            final IntentTimes times = run.measure(folder, way, LiveRig.StageTimes.NONE);
            figures.add(Percentiles.figure("frame in to order on tape, " + way.label(), times.intents()));
            figures.add(Percentiles.figure("  of it: since it was received", times.sinceReceipt()));
            Folders.delete(folder);
            figures.addAll(run.measure(folder, way, LiveRig.StageTimes.EVERY_FRAME).stages().figures("  of it"));
        } finally {
            Folders.delete(folder);
        }
        return figures;
    }
}
