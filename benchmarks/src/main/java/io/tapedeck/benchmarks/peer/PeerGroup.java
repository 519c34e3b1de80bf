package io.tapedeck.benchmarks.peer;

import io.tapedeck.benchmarks.jvm.ChildProcess;
import io.tapedeck.benchmarks.replay.CandleDump;
import io.tapedeck.benchmarks.replay.YearOfCandles;
import io.tapedeck.benchmarks.report.BenchmarkGroup;
import io.tapedeck.benchmarks.report.Figure;
import io.tapedeck.benchmarks.report.Ground;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.Folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A year of minutes with the crossing of two averages of them: ta4j with the bars in memory, this program with the tape
 * read each time, warm and as whole processes, in turns.
 */
public final class PeerGroup implements BenchmarkGroup {
    private static final String PEER = "io.tapedeck.benchmarks.peer.Ta4jPeer";
    private static final List<String> HEAP = List.of("-Xms2g", "-Xmx2g", "-XX:+UseParallelGC");
    private static final double MILLI = 1e6;

    @Override
    public String name() {
        return "peer";
    }

    @Override
    public List<Figure> measure(final Ground ground) throws IOException, InterruptedException {
        final Class<?> peer;
        try {
            peer = Class.forName(PEER);
        } catch (final ClassNotFoundException notBuilt) {
            return List.of(Figure.missing("ta4j", "not measured, for it comes with a profile alone: mvn -DskipTests "
                + "-Ppeer -pl benchmarks -am package"));
        }
        final Path folder = Files.createDirectories(ground.work().resolve("peer"));
        final HistoryTape tape = YearOfCandles.write(folder.resolve("year"));
        CandleDump.write(tape, folder.resolve("year.csv"));
        final List<Figure> figures = new ArrayList<>(warm(peer, folder, ground));
        figures.addAll(processes(peer, folder, ground));
        Folders.delete(folder);
        return figures;
    }

    private static List<Figure> warm(final Class<?> peer, final Path folder, final Ground ground)
        throws IOException, InterruptedException {
        final List<Double> theirs = new ArrayList<>();
        final List<Double> inline = new ArrayList<>();
        final List<Double> fused = new ArrayList<>();
        for (int turn = 0; turn < ground.extent().of(1, 3); turn++) {
            ground.progress().accept("peer: warm, turn " + (turn + 1));
            theirs.addAll(rounds(ground, folder, peer, "year.csv"));
            inline.addAll(rounds(ground, folder, OwnRun.class, "year", ThreadMode.INLINE.name()));
            fused.addAll(rounds(ground, folder, OwnRun.class, "year", ThreadMode.FUSED.name()));
        }
        return List.of(Figure.ofSamples("ta4j, its run call, bars in memory", "M/s", array(theirs)),
            Figure.ofSamples("tapedeck, tape read, inline, nothing recorded", "M/s", array(inline)),
            Figure.ofSamples("  the same, fused", "M/s", array(fused)));
    }

    private static List<Double> rounds(final Ground ground, final Path folder, final Class<?> main, final String input,
        final String... more) throws IOException, InterruptedException {
        final Stream<String> arguments = Stream.concat(
            Stream.of(input, rounds(ground, 1, 10), rounds(ground, 1, 5)), Stream.of(more));
        return ChildProcess.run(folder, ChildProcess.java(HEAP, main, arguments.toArray(String[]::new))).requireDone()
            .out().lines().map(Double::valueOf).toList();
    }

    private static String rounds(final Ground ground, final int quick, final int full) {
        return Integer.toString(ground.extent().of(quick, full));
    }

    private static double[] array(final List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Figure> processes(final Class<?> peer, final Path folder, final Ground ground)
        throws IOException, InterruptedException {
        ground.progress().accept("peer: whole processes");
        final int times = ground.extent().of(1, 7);
        final double[] theirs = new double[times];
        final double[] own = new double[times];
        for (int time = 0; time < times; time++) {
            theirs[time] = ChildProcess.run(folder, ChildProcess.java(List.of(), peer, "year.csv", "0", "1"))
                .requireDone().wallNs() / MILLI;
            own[time] = ChildProcess.run(folder, List.of(ground.home().resolve("bin/tapedeck").toString(), "replay",
                "--journal", "year", "--timeframe", "1m", "--json")).requireDone().wallNs() / MILLI;
            Folders.delete(folder.resolve("runs"));
        }
        return List.of(Figure.ofSamples("ta4j, whole process, a text read", "ms", theirs),
            Figure.ofSamples("tapedeck replay, whole process, decisions recorded", "ms", own));
    }
}
