package io.tapedeck.benchmarks.replay;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.MarketCandleDecoder;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.order.FillModel;
import io.tapedeck.engine.strategy.StrategyCatalogue;
import io.tapedeck.journal.catalogue.HistoryTape;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.optimise.SweepPass;
import io.tapedeck.replay.optimise.TrialOutcome;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A sweep of {@code sma-cross} over a year of 1m candles on one core, in bar updates a second (a candle for a set of
 * parameters is one), beside a loop over {@code long[]} that does nothing but the arithmetic of the same sets: two
 * sums, their exact comparison, and the worth of the account at every close that is sampled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(YearOfCandles.FRAMES * SweepBenchmark.SETS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SweepBenchmark {
    /** As many as a pass takes at most. */
    static final int SETS = 64;

    /** Of the candles that the averages span; the tape has minutes. */
    @Param({"1h", "1m"})
    private String timeframe;

    private Path directory;
    private List<ReplayRunner.Plan> plans;
    private long[] closes;
    private int[] fast;
    private int[] slow;

    /**
     * Makes the tape and the plans.
     *
     * @throws IOException where the disk refuses.
     */
    @Setup
    public void makeTape() throws IOException {
        directory = Files.createTempDirectory("tapedeck-benchmark");
        final HistoryTape tape = YearOfCandles.open(directory.resolve("journal"));
        final ReplayRunner runner = new ReplayRunner(List.of(tape), StrategyCatalogue.load(), "benchmark",
            System::nanoTime);
        plans = new ArrayList<>();
        fast = new int[SETS];
        slow = new int[SETS];
        for (int set = 0; set < SETS; set++) {
            fast[set] = 5 + set % 8 * 5;
            slow[set] = 50 + set / 8 * 50;
            plans.add(runner.plan(spec(fast[set], slow[set])));
        }
        closes = closes(tape);
    }

    private ReplaySpec spec(final int fastLength, final int slowLength) {
        return new ReplaySpec(List.of(), Optional.empty(), Optional.empty(),
            new StrategySpec("sma-cross", Timeframe.ofLabel(timeframe).orElseThrow(),
                Map.of("fast", Integer.toString(fastLength), "slow", Integer.toString(slowLength)), Optional.empty(),
                Map.of()),
            new BigDecimal("10000"), Optional.empty(), FillModel.NEXT, Optional.empty(), Optional.empty(),
            TradingSpec.PLAIN, Map.of(), ReplaySpec.EndOfData.KEEP_OPEN);
    }

    private static long[] closes(final HistoryTape tape) {
        final long[] closes = new long[YearOfCandles.FRAMES];
        final Frame frame = Frame.allocate();
        final FrameMessages messages = new FrameMessages();
        int count = 0;
        try (TapeReader reader = new TapeReader(tape.directory(), TapeReader.SequenceRule.CONTIGUOUS)) {
            while (reader.advance()) {
                reader.copyTo(frame);
                messages.wrap(frame).next();
                closes[count++] = messages.decode(new MarketCandleDecoder()).close();
            }
        }
        return closes;
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
     * The sweep: reading, checking, decoding, aggregating, all stages of every account, digests and figures.
     *
     * @return what came out.
     */
    @Benchmark
    public List<TrialOutcome> sweep() {
        return SweepPass.play(plans, RunProgress.NONE);
    }

    /**
     * The floor.
     *
     * @return something that depends on every bar of every set.
     */
    @Benchmark
    public long arithmeticAlone() {
        final int stride = (int) (Timeframe.ofLabel(timeframe).orElseThrow().durationNs()
            / Timeframe.M1.durationNs());
        long worth = 0;
        for (int set = 0; set < SETS; set++) {
            worth += cross(fast[set], slow[set], stride);
        }
        return worth;
    }

    private long cross(final int fastLength, final int slowLength, final int stride) {
        final int fastSpan = fastLength * stride;
        final int slowSpan = slowLength * stride;
        long fastSum = 0;
        long slowSum = 0;
        long cash = 1_000_000_000_000L;
        long quantity = 0;
        long worth = 0;
        int order = 0;
        for (int bar = stride - 1; bar < closes.length; bar += stride) {
            final long close = closes[bar];
            fastSum += close - (bar >= fastSpan ? closes[bar - fastSpan] : 0);
            slowSum += close - (bar >= slowSpan ? closes[bar - slowSpan] : 0);
            final int previous = order;
            order = Long.compare(fastSum * slowLength, slowSum * fastLength);
            if (bar > slowSpan && previous <= 0 && order > 0 && quantity == 0) {
                quantity = cash / close;
                cash -= quantity * close;
            } else if (bar > slowSpan && previous >= 0 && order < 0 && quantity > 0) {
                cash += quantity * close;
                quantity = 0;
            }
            worth += cash + quantity * close;
        }
        return worth;
    }
}
