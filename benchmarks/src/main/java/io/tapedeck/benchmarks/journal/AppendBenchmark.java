package io.tapedeck.benchmarks.journal;

import io.tapedeck.benchmarks.jvm.SteadyState;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.event.codec.TimeframeCode;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.journal.tape.TapeRoom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A frame of 128 bytes onto a tape: sealed with its checksum and appended, nanoseconds. Each iteration writes a tape of
 * its own, on the disk of the folder for temporary files.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class AppendBenchmark {
    private static final int LENGTH = 128;

    /** As a replay records, and as a live session does, whose disk gives the room beforehand. */
    @Param({"AS_WRITTEN", "AHEAD"})
    private TapeRoom room;

    private final Frame frame = Frame.allocate();
    private Path directory;
    private SessionTapeWriter writer;
    private long sequence;

    /**
     * Begins a tape.
     *
     * @throws IOException where the disk refuses.
     */
    @Setup(Level.Iteration)
    public void begin() throws IOException {
        directory = Files.createTempDirectory("tapedeck-benchmark");
        writer = new SessionTapeWriter(directory.resolve("tape"), RecordLevel.ALL, room);
        sequence = 0;
        frame.begin(1, 1, 1).append(new MarketCandleEncoder()).timeframe(TimeframeCode.M1).openTimeNs(0)
            .open(1).high(1).low(1).close(1).volume(1).tradeCount(1).quoteVolume(1).takerBuyVolume(1);
        if (frame.length() != LENGTH) {
            throw new IllegalStateException("the frame has " + frame.length() + " bytes");
        }
    }

    /**
     * Ends the tape and clears it away.
     *
     * @throws IOException where the disk refuses.
     */
    @TearDown(Level.Iteration)
    public void end() throws IOException {
        writer.close();
        Folders.delete(directory);
    }

    /**
     * What an append costs outside JMH.
     *
     * @param room   as the parameter has it.
     * @param warmUp appends before it counts.
     * @param times  appends of a round.
     * @return of one.
     * @throws IOException where the disk refuses.
     */
    public static SteadyState.Cost cost(final TapeRoom room, final int warmUp, final int times) throws IOException {
        final AppendBenchmark benchmark = new AppendBenchmark();
        benchmark.room = room;
        benchmark.begin();
        final SteadyState.Cost cost = SteadyState.cost(() -> benchmark.append().length(), warmUp, times);
        benchmark.end();
        return cost;
    }

    /**
     * The next frame.
     *
     * @return of the same bytes but for its place.
     */
    @Benchmark
    public Frame append() {
        sequence++;
        frame.place(sequence, sequence);
        writer.onFrame(frame);
        return frame;
    }
}
