package io.tapedeck.benchmarks.live;

import io.tapedeck.benchmarks.jvm.AllocatedBytes;
import io.tapedeck.benchmarks.jvm.ChildProcess;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.tape.Folders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program of its own for a JVM whose collector never collects: trades through the live pipeline onto a tape, and what
 * the heap has taken by then. Whoever allocated a little with each would run out.
 */
public final class WithoutCollector {
    private static final List<String> NO_COLLECTOR = List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC",
        "-Xms128m", "-Xmx128m", "-Xlog:disable");
    private static final double MEGABYTE = 1 << 20;
    private static final int ROUNDS = 5;

    private WithoutCollector() {
    }

    /**
     * Plays trades and prints the bytes a frame of the best of the last rounds, and those of the heap that are in use.
     *
     * @param arguments folder of the session, and how many trades.
     * @throws IOException where the disk refuses.
     */
    public static void main(final String[] arguments) throws IOException {
        final double perFrame = bytesPerFrame(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        final Runtime heap = Runtime.getRuntime();
        System.out.println(perFrame + " " + (heap.totalMemory() - heap.freeMemory()));
    }

    /**
     * Runs it.
     *
     * @param ground to do it on.
     * @return one figure, a fault where it ran out of heap.
     * @throws IOException          where the disk refuses.
     * @throws InterruptedException where nobody waits for it any more.
     */
    public static List<Figure> figures(final Ground ground) throws IOException, InterruptedException {
        final int trades = ground.extent().of(200_000, 5_000_000);
        final String name = "live pipeline under EpsilonGC, heap 128 MiB";
        final Path folder = ground.work().resolve("epsilon");
        final ChildProcess.Ended ended = ChildProcess.run(ground.work(), ChildProcess.java(NO_COLLECTOR,
            WithoutCollector.class, folder.toString(), Integer.toString(trades)));
        Folders.delete(folder);
        if (ended.exitCode() != 0) {
            return List.of(Figure.missing(name, "it ended with exit code " + ended.exitCode() + ": "
                + ended.err().strip()).allocating(Double.MAX_VALUE, Figure.Demand.NO_ALLOCATION));
        }
        final String[] told = ended.out().strip().split(" ");
        final Map<String, Double> values = new LinkedHashMap<>();
        values.put("frames", (double) trades);
        values.put("heap used", Double.parseDouble(told[1]) / MEGABYTE);
        return List.of(Figure.of(name, "MiB", values).allocating(Double.parseDouble(told[0]),
            Figure.Demand.NONE_BUT_THE_TAPE));
    }

    /** The first half warms up. The best round counts: when the JIT replaces code it may materialise an object. */
    static double bytesPerFrame(final Path folder, final int trades) throws IOException {
        final int measured = trades / 2 / ROUNDS;
        try (LiveRig rig = new LiveRig(folder, FrameListener.NONE, LiveRig.StageTimes.EVERY_FRAME, System::nanoTime)) {
            final TradeInput source = new TradeInput();
            final Frame frame = Frame.allocate();
            play(rig, source, frame, trades - ROUNDS * measured);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                final long before = AllocatedBytes.now();
                play(rig, source, frame, measured);
                least = Math.min(least, AllocatedBytes.now() - before);
            }
            return (double) least / measured;
        }
    }

    private static void play(final LiveRig rig, final TradeInput source, final Frame frame, final int trades) {
        for (int index = 0; index < trades; index++) {
            source.next(System.nanoTime()).fill(frame);
            rig.session().onFrame(frame, true);
        }
    }
}
