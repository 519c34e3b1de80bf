package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.JvmStageClock;
import io.tapedeck.replay.run.ReplayResult;
import io.tapedeck.replay.run.ReplayRunner;
import io.tapedeck.replay.run.ReplaySpec;
import io.tapedeck.replay.run.RunProgress;
import io.tapedeck.replay.run.StrategySpec;
import io.tapedeck.replay.run.TradingSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A year of 1m candles with {@code sma-cross} on 1h through the full pipeline, in frames a second, beside the raw tail
 * read of the same tape (bytes mapped and walked, nothing decoded) and the checked read (each frame copied and its
 * checksum compared).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(YearOfCandles.FRAMES)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
public class ReplayBenchmark {
    private static final int LOOKS = 10;
    private static final int SAMPLED = 7;

    private Path directory;
    private HistoryTape tape;
    private ReplayRunner runner;
    private ReplayRunner.Plan plan;
    private int runs;

    /**
     * Makes the tape.
     *
     * @throws IOException where the disk refuses.
     */
    @Setup
    public void makeTape() throws IOException {
        directory = Files.createTempDirectory("tapedeck-benchmark");
        tape = YearOfCandles.open(directory.resolve("journal"));
        runner = new ReplayRunner(List.of(tape), StrategyCatalogue.load(), "benchmark", System::nanoTime);
        plan = runner.plan(new ReplaySpec(List.of(), Optional.empty(), Optional.empty(),
            StrategySpec.plain("sma-cross", Timeframe.H1), new BigDecimal("10000"), Optional.empty(), FillModel.NEXT,
            Optional.empty(), Optional.empty(), TradingSpec.PLAIN, Map.of(),
            ReplaySpec.EndOfData.KEEP_OPEN));
    }

    /**
     * The same outside JMH.
     *
     * @return with its tape, to be cleared.
     * @throws IOException where the disk refuses.
     */
    static ReplayBenchmark ofYear() throws IOException {
        final ReplayBenchmark benchmark = new ReplayBenchmark();
        benchmark.makeTape();
        return benchmark;
    }

    /**
     * Clears the tape away.
     *
     * @throws IOException where the disk refuses.
     */
    @TearDown
    public void clear() throws IOException {
        Folders.delete(directory);
    }

    /**
     * Walks the frames of the tape.
     *
     * @return something that depends on every frame.
     */
    @Benchmark
    public long rawTailRead() {
        long sum = 0;
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                sum += reader.engineTimeNs();
            }
        }
        return sum;
    }

    /**
     * Copies and checks the frames of the tape.
     *
     * @return the last frame.
     */
    @Benchmark
    public Frame checkedRead() {
        final Frame frame = Frame.allocate();
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                reader.copyTo(frame);
            }
        }
        return frame;
    }

    /**
     * Replays on the reader's thread and records nothing.
     *
     * @return the result.
     */
    @Benchmark
    public ReplayResult inlineRecordNone() {
        return runner.run(plan, ThreadMode.INLINE, FrameListener.NONE, RunProgress.NONE);
    }

    /**
     * Replays on the reader's thread, times every stage of every frame and records nothing.
     *
     * @return the result.
     */
    @Benchmark
    public ReplayResult inlineTimedRecordNone() {
        return timed(1);
    }

    /**
     * Replays on the reader's thread, times the stages of every seventh frame and records nothing.
     *
     * @return the result.
     */
    @Benchmark
    public ReplayResult inlineSampledRecordNone() {
        return timed(SAMPLED);
    }

    private ReplayResult timed(final int everyFrames) {
        return runner.timingStages(new JvmStageClock(), everyFrames).run(plan, ThreadMode.INLINE, FrameListener.NONE,
            RunProgress.NONE);
    }

    /**
     * Looks at the clock as often as a replay that times its stages: ten times a frame.
     *
     * @return something that depends on every look.
     */
    @Benchmark
    public long clockAlone() {
        final JvmStageClock clock = new JvmStageClock();
        long sum = 0;
        for (int look = 0; look < LOOKS * YearOfCandles.FRAMES; look++) {
            sum += clock.nanoTime();
        }
        return sum;
    }

    /**
     * Replays over the ring and records nothing.
     *
     * @return the result.
     */
    @Benchmark
    public ReplayResult fusedRecordNone() {
        return runner.run(plan, ThreadMode.FUSED, FrameListener.NONE, RunProgress.NONE);
    }

    /**
     * Replays on the reader's thread and records decisions.
     *
     * @return the result.
     * @throws IOException where the disk refuses.
     */
    @Benchmark
    public ReplayResult inlineRecordDecisions() throws IOException {
        return record(ThreadMode.INLINE);
    }

    /**
     * Replays over the ring and records decisions.
     *
     * @return the result.
     * @throws IOException where the disk refuses.
     */
    @Benchmark
    public ReplayResult fusedRecordDecisions() throws IOException {
        return record(ThreadMode.FUSED);
    }

    private ReplayResult record(final ThreadMode mode) throws IOException {
        runs++;
        final Path run = directory.resolve("run-" + runs);
        try (SessionTapeWriter writer = new SessionTapeWriter(run, RecordLevel.DECISIONS)) {
            return runner.run(plan, mode, writer, RunProgress.NONE);
        } finally {
            Folders.delete(run);
        }
    }
}
