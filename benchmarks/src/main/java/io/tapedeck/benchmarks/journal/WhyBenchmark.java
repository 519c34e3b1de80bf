package io.tapedeck.benchmarks.journal;

import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.cause.CausalIndex;
import io.tapedeck.journal.cause.CausalTree;
import io.tapedeck.journal.cause.SourceTapes;
import io.tapedeck.journal.cause.Subject;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.replay.report.RecordedVerdicts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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

/** Why the last trade of a year was made: from opening the tapes to the lines that are printed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class WhyBenchmark {
    private static final long LAST_TRADE = 86;

    /** What the run recorded. */
    @Param({"DECISIONS", "ALL"})
    private RecordLevel record;

    private Path directory;
    private Path journal;
    private RecordedTape run;

    /**
     * Makes the tapes.
     *
     * @throws IOException where the disk refuses.
     */
    @Setup
    public void makeTapes() throws IOException {
        directory = Files.createTempDirectory("tapedeck-benchmark");
        final RecordedYear year = new RecordedYear(directory);
        journal = year.journal();
        run = year.record(record);
    }

    /**
     * Clears the tapes away.
     *
     * @throws IOException where the disk refuses.
     */
    @TearDown
    public void clear() throws IOException {
        Folders.delete(directory);
    }

    /**
     * Asks.
     *
     * @return the answer.
     */
    @Benchmark
    public String why() {
        final CausalIndex index = new CausalIndex(run);
        return new CausalTree(index.chain(new Subject(Subject.Kind.TRADE, LAST_TRADE)), SourceTapes.of(run, journal),
            new RecordedVerdicts()).root().lines();
    }
}
