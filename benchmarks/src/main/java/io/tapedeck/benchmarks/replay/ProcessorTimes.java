package io.tapedeck.benchmarks.replay;

import io.tapedeck.benchmarks.report.Extent;
import io.tapedeck.benchmarks.report.Figure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The raw tail read of a year and its replays in turns, in frames for each second of the processor that their thread
 * was given: what others do on the machine is in it as far as they share its caches, and no further. One thread.
 */
public final class ProcessorTimes {
    private static final double MILLION_PER_NANO = 1_000;

    private final List<Double> rawTailRead = new ArrayList<>();
    private final List<Double> recordingNothing = new ArrayList<>();
    private final List<Double> recordingDecisions = new ArrayList<>();

    private ProcessorTimes() {
    }

    private interface Work {
        Object run() throws IOException;
    }

    /**
     * Measures.
     *
     * @param extent how often.
     * @return rates, and the share that a replay has of the raw read.
     * @throws IOException where the disk refuses.
     */
    public static List<Figure> measure(final Extent extent) throws IOException {
        final ProcessorTimes times = new ProcessorTimes();
        times.play(extent.of(0, 6), extent.of(1, 15));
        return times.figures();
    }

    private void play(final int warmUp, final int rounds) throws IOException {
        final ReplayBenchmark year = ReplayBenchmark.ofYear();
        for (int round = 0; round < warmUp + rounds; round++) {
            final double raw = rate(year::rawTailRead);
            final double nothing = rate(year::inlineRecordNone);
            final double decisions = rate(year::inlineRecordDecisions);
            if (round >= warmUp) {
                rawTailRead.add(raw);
                recordingNothing.add(nothing);
                recordingDecisions.add(decisions);
            }
        }
        year.clear();
    }

    private static double rate(final Work work) throws IOException {
        final long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (work.run() == null) {
            throw new IllegalStateException("nothing came out");
        }
        return YearOfCandles.FRAMES * MILLION_PER_NANO
            / (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }

    private List<Figure> figures() {
        return List.of(
            figure("raw tail read, processor time", "M/s", rawTailRead),
            figure("replay inline, nothing recorded, processor time", "M/s", recordingNothing),
            figure("replay inline, decisions recorded, processor time", "M/s", recordingDecisions),
            figure("  as a share of the raw tail read of its round", "", shares()));
    }

    private List<Double> shares() {
        final List<Double> shares = new ArrayList<>();
        for (int round = 0; round < rawTailRead.size(); round++) {
            shares.add(recordingDecisions.get(round) / rawTailRead.get(round));
        }
        return shares;
    }

    private static Figure figure(final String name, final String unit, final List<Double> samples) {
        return Figure.ofSamples(name, unit, samples.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
