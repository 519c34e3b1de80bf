package io.tapedeck.benchmarks.journal;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketTradeEncoder;
import io.tapedeck.engine.event.codec.SideCode;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.HistoryTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
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
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The first frame at or after a moment on a tape of trades, at random places: on a tape that is open, and with opening
 * it. The tape that the goal speaks of takes 9 GB: {@code -p frames=100000000}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 8, time = 1)
public class SeekBenchmark {
    private static final long STEP_NS = 1_000_000;
    private static final long SEED = 20221108;

    /** Length of the tape. */
    @Param("1000000")
    private long frames;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Frame frame = Frame.allocate();
    private Path directory;
    private TapeReader open;

    /**
     * Makes the tape.
     *
     * @throws IOException where the disk refuses.
     */
    @Setup
    public void makeTape() throws IOException {
        directory = Files.createTempDirectory("tapedeck-benchmark");
        try (HistoryTapeWriter writer = new HistoryTapeWriter(directory)) {
            for (long number = 1; number <= frames; number++) {
                writer.next(number * STEP_NS).append(new MarketTradeEncoder()).instrumentId(0).takerSide(SideCode.BUY)
                    .price(number).quantity(1).tradeId(number).venueTimeNs(number * STEP_NS);
                writer.commit();
            }
        }
        open = reader();
    }

    private TapeReader reader() {
        return new TapeReader(directory, TapeReader.SequenceRule.CONTIGUOUS);
    }

    /**
     * Clears the tape away.
     *
     * @throws IOException where the disk refuses.
     */
    @TearDown
    public void clear() throws IOException {
        open.close();
        Folders.delete(directory);
    }

    /**
     * Seeks on an open tape.
     *
     * @return sequence of the frame that was found.
     */
    @Benchmark
    public long seek() {
        return find(open);
    }

    /**
     * Opens the tape and seeks.
     *
     * @return sequence of the frame that was found.
     */
    @Benchmark
    public long openAndSeek() {
        try (TapeReader reader = reader()) {
            return find(reader);
        }
    }

    private long find(final TapeReader reader) {
        final long wanted = random.nextLong(1, frames + 1);
        reader.seek(wanted * STEP_NS);
        if (!reader.advance()) {
            throw new IllegalStateException("the tape ends before frame " + wanted);
        }
        reader.copyTo(frame);
        if (frame.sequence() != wanted) {
            throw new IllegalStateException("found frame " + frame.sequence() + " instead of " + wanted);
        }
        return wanted;
    }
}
