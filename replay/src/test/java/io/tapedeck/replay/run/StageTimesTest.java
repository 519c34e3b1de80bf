package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.StageTimesDecoder;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.pipeline.StageClock;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.inspect.FrameRange;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.latency.LatencyScan;
import io.tapedeck.journal.latency.NoStageTimesException;
import io.tapedeck.journal.latency.StageLatencies;
import io.tapedeck.journal.latency.TimedFrame;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.replay.difference.TapeComparison;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Stage times stand on the tape where they are asked for, are read back as they were taken, and change nothing. */
class StageTimesTest {
    private static final int DAYS = 5;
    /** One at its begin, one after each of seven stages, one on each side of the journal. */
    private static final int LOOKS_PER_FRAME = 10;

    @TempDir
    private static Path directory;
    private static ReplayHarness harness;

    @BeforeAll
    static void makeHistory() {
        harness = new ReplayHarness(directory.resolve("journal")).sample("BTCUSDT", 7, DAYS);
    }

    /** Every look at it is a nanosecond later than the one before, and one of them very much later. */
    private static final class CountingClock implements StageClock {
        private static final long SLOW_LOOK = 10_007;
        private static final long PAUSE_NS = 3_000_000;
        private long looks;
        private long nowNs;
        private long collections = 7;

        @Override
        public long nanoTime() {
            looks++;
            nowNs += looks == SLOW_LOOK ? PAUSE_NS : 1;
            collections += looks == SLOW_LOOK ? 1 : 0;
            return nowNs;
        }

        @Override
        public long collections() {
            return collections;
        }
    }

    private static ReplayResult record(final Path run, final RecordLevel level, final Optional<StageClock> clock)
        throws IOException {
        return record(run, level, clock, 1);
    }

    private static ReplayResult record(final Path run, final RecordLevel level, final Optional<StageClock> clock,
        final int every) throws IOException {
        final ReplayRunner plain = harness.runner();
        final ReplayRunner runner = clock.map(given -> plain.timingStages(given, every)).orElse(plain);
        final ReplayResult result;
        try (SessionTapeWriter writer = new SessionTapeWriter(run.resolve("tape"), level)) {
            result = runner.run(runner.plan(ReplayHarness.smaCross()), ThreadMode.INLINE, writer, RunProgress.NONE);
        }
        RunTape.complete(run.resolve("tape"), level, result);
        return result;
    }

    private static RecordedTape tape(final Path run) {
        return RecordedTape.at(run).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"DECISIONS", "ALL"})
    void theyChangeNeitherWhatIsDecidedNorWhatIsRecordedNorAVerification(final RecordLevel level) throws IOException {
        final Path timed = directory.resolve("timed-" + level);
        final Path plain = directory.resolve("plain-" + level);
        final ReplayResult with = record(timed, level, Optional.of(new JvmStageClock()));
        final ReplayResult without = record(plain, level, Optional.empty());

        assertEquals(without.digests(), with.digests());
        assertEquals(Optional.empty(), TapeComparison.of(tape(plain), tape(timed)).first());
        assertEquals(Optional.empty(), harness.verify(timed, ThreadMode.INLINE).difference());
        assertEquals(level == RecordLevel.ALL, framesOf(timed) > DAYS * 1_440L);
    }

    private static long framesOf(final Path run) {
        long frames = 0;
        try (var reader = tape(run).open()) {
            while (reader.advance()) {
                frames++;
            }
        }
        return frames;
    }

    @Test
    void everyStageTakesOneTickAndThePauseIsFound() throws IOException {
        final Path run = directory.resolve("ticks");
        record(run, RecordLevel.ALL, Optional.of(new CountingClock()));
        final StageLatencies latencies = new LatencyScan(tape(run)).read(FrameRange.ALL, 2);

        assertEquals(framesOf(run), latencies.frames());
        assertEquals(framesOf(run), latencies.framesRead());
        assertEquals(List.of("clock", "aggregation", "exits", "portfolio", "strategy", "risk", "routing", "journal",
            StageLatencies.TOTAL), List.copyOf(latencies.histograms().keySet()));
        latencies.histograms().forEach((stage, histogram) -> assertEquals(stage.equals(StageLatencies.TOTAL) ? 8 : 1,
            histogram.getValueAtPercentile(99), stage));

        final TimedFrame slowest = latencies.worst().get(0);
        assertEquals(CountingClock.PAUSE_NS + 7, slowest.totalNs());
        assertEquals(CountingClock.PAUSE_NS, slowest.stagesNs().get(slowest.slowestStage()));
        assertTrue(slowest.hasCollection());
        assertEquals("MarketCandle", slowest.input());
        assertEquals(OptionalLong.of(slowest.sequence() - 1), slowest.backToBack());
        assertEquals(8, latencies.worst().get(1).totalNs());
        assertEquals(0, latencies.receipts().ringWait().getTotalCount());
        assertEquals(Map.of(), latencies.receipts().byKind());
    }

    @Test
    void howLongAnInputWaitedIsKnownToAClockThatDatedItsReceipt() throws IOException {
        final Path run = directory.resolve("waited");
        final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
        record(run, RecordLevel.ALL, Optional.of(new JvmStageClock(now::get)), 1_000);
        final Frame frame = Frame.allocate();
        final FrameMessages messages = new FrameMessages();
        final StageTimesDecoder times = new StageTimesDecoder();
        long timed = 0;
        try (var reader = tape(run).open()) {
            while (reader.advance()) {
                reader.copyTo(frame);
                messages.wrap(frame);
                while (messages.next()) {
                    if (messages.templateId() == StageTimesDecoder.TEMPLATE_ID) {
                        timed++;
                        assertEquals(Long.MAX_VALUE - frame.receiveTimeNs(), messages.decode(times).ringWaitNs());
                    }
                }
            }
        }
        assertTrue(timed > 5);
    }

    @Test
    void everySeventhFrameIsTimedFromTheFirstOnAndTheOthersCostNoLookAtTheClock() throws IOException {
        final int every = 7;
        final CountingClock clock = new CountingClock();
        final Path run = directory.resolve("sampled");
        final Path plain = directory.resolve("unsampled");
        final ReplayResult with = record(run, RecordLevel.ALL, Optional.of(clock), every);
        final ReplayResult without = record(plain, RecordLevel.ALL, Optional.empty());
        final StageLatencies latencies = new LatencyScan(tape(run)).read(FrameRange.ALL, Integer.MAX_VALUE);

        assertEquals(without.digests(), with.digests());
        assertEquals(Optional.empty(), TapeComparison.of(tape(plain), tape(run)).first());
        assertEquals(framesOf(run), latencies.framesRead());
        assertEquals((framesOf(run) + every - 1) / every, latencies.frames());
        assertEquals(1 + LOOKS_PER_FRAME * latencies.frames(), clock.looks);
        latencies.worst().forEach(frame -> {
            assertEquals(1, frame.sequence() % every);
            assertEquals(OptionalLong.empty(), frame.backToBack());
        });
    }

    @Test
    void aTapeWithoutThemSaysHowToRecordThem() throws IOException {
        final Path run = directory.resolve("untimed");
        record(run, RecordLevel.DECISIONS, Optional.empty());

        assertEquals(run + " has no stage times: record them, with 'tapedeck replay --stage-times'",
            assertThrows(NoStageTimesException.class,
                () -> new LatencyScan(tape(run)).read(FrameRange.ALL, 1)).getMessage());
    }
}
