package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.replay.run.ReplayResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
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
import java.util.function.UnaryOperator;

/** Replays of synthetic markets in each thread mode, recording nothing, decisions and everything: frames a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(BenchmarkMarket.FRAMES)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class MarketReplayBenchmark {
    /** What is played. */
    @Param({"CANDLES", "CANDLES_OF_THREE", "TRADES", "TRADES_OF_THREE"})
    private BenchmarkMarket market;

    /** Which thread runs the stages. */
    @Param({"INLINE", "FUSED"})
    private ThreadMode threads;

    /** What is recorded. */
    @Param({"NONE", "DECISIONS", "ALL"})
    private RecordLevel record;

    private Path directory;
    private MarketReplay replay;

    /**
     * Makes the tapes.
     *
     * @throws IOException where the disk refuses.
     */
    @Setup
    public void makeTapes() throws IOException {
        directory = Files.createTempDirectory("tapedeck-benchmark");
        replay = new MarketReplay(market, directory);
    }

    /**
     * Clears everything away.
     *
     * @throws IOException where the disk refuses.
     */
    @TearDown
    public void clear() throws IOException {
        Folders.delete(directory);
    }

    /**
     * Plays the market.
     *
     * @return what came out.
     * @throws IOException where the disk refuses.
     */
    @Benchmark
    public ReplayResult replay() throws IOException {
        return replay.play(threads, record, UnaryOperator.identity());
    }
}
