package io.tapedeck.benchmarks.journal;

import io.tapedeck.benchmarks.replay.YearOfCandles;
import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.MessageFormat;
import io.tapedeck.journal.inspect.MessageQuery;
import io.tapedeck.journal.inspect.RecordedMessage;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeScan;
import io.tapedeck.journal.inspect.TapeStatistics;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.TapeReader;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A year of 1m candles searched for what is not there, in frames a second, beside the raw tail read of the same tape:
 * by type, by symbol and by order, and counted as {@code journal stat} does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(YearOfCandles.FRAMES)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class TapeScanBenchmark {
    private Path directory;
    private RecordedTape history;

    /** Writes nothing down. */
    private static final class Nobody implements MessageFormat {
        @Override
        public void begin() {
            // Nothing stands before nothing.
        }

        @Override
        public boolean write(final Frame frame, final RecordedMessage message) {
            return true;
        }

        @Override
        public boolean writeUnknown(final Frame frame, final int templateId, final int length) {
            return true;
        }
    }

    /**
     * Makes the tape.
     *
     * @throws IOException where the disk refuses.
     */
    @Setup
    public void makeTape() throws IOException {
        directory = Files.createTempDirectory("tapedeck-benchmark");
        history = new RecordedYear(directory).history();
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
        try (TapeReader reader = history.open()) {
            while (reader.advance()) {
                sum += reader.engineTimeNs();
            }
        }
        return sum;
    }

    /**
     * Looks for a type that is not there.
     *
     * @return how many were found.
     * @throws IOException never.
     */
    @Benchmark
    public long scanForType() throws IOException {
        return scan(new MessageQuery(FrameRange.ALL, Set.of("Fill"), Optional.empty(), OptionalLong.empty(),
            OptionalLong.empty()));
    }

    /**
     * Looks for a symbol that is not there.
     *
     * @return how many were found.
     * @throws IOException never.
     */
    @Benchmark
    public long scanForSymbol() throws IOException {
        return scan(new MessageQuery(FrameRange.ALL, Set.of(), Optional.of("NOSUCHUSDT"), OptionalLong.empty(),
            OptionalLong.empty()));
    }

    /**
     * Looks for an order that is not there.
     *
     * @return how many were found.
     * @throws IOException never.
     */
    @Benchmark
    public long scanForOrder() throws IOException {
        return scan(new MessageQuery(FrameRange.ALL, Set.of(), Optional.empty(), OptionalLong.of(1),
            OptionalLong.empty()));
    }

    private long scan(final MessageQuery query) throws IOException {
        final MessageFormat nobody = new Nobody();
        try (TapeScan scan = new TapeScan(history, query)) {
            boolean isMore = true;
            while (isMore) {
                isMore = scan.next(nobody);
            }
            return scan.found();
        }
    }

    /**
     * Counts frames and messages.
     *
     * @return how many frames there are.
     */
    @Benchmark
    public long statistics() {
        final TapeStatistics statistics = new TapeStatistics(history.schema(), openNs -> { });
        try (TapeReader reader = history.open()) {
            statistics.count(reader);
        }
        return statistics.frames();
    }
}
