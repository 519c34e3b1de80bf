package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.codec.MarketCandleEncoder;
import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.ring.PipelineFaultException;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.tape.DamagedTapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A damaged frame ends a replay with its name, never with a shorter or another result. */
class DamagedHistoryTest {
    private static final ReplaySpec BUSY = ReplayHarness.with(ReplayHarness.smaCross(), "strategy",
        "donchian-breakout", "timeframe", "1h", "parameter.stop", "0.8", "parameter.target", "1.2");

    private static final long SEED = 5;
    private static final int CANDLE_FRAME_LENGTH =
        Frame.HEADER_LENGTH + Frame.MESSAGE_HEADER_LENGTH + MarketCandleEncoder.BLOCK_LENGTH;

    @TempDir
    private Path journal;

    /** Makes the engine time of a candle lie in the far future, as a flipped bit would. */
    private void damageTimeOf(final long closeTimeNs) throws IOException {
        final Path file = file("");
        write(file, frameOf(closeTimeNs, Files.readAllBytes(file)) + Frame.ENGINE_TIME_OFFSET + 7, 0x7f);
    }

    private Path file(final String symbol) throws IOException {
        try (Stream<Path> files = Files.walk(journal)) {
            return files.filter(path -> path.toString().endsWith(".cq4") && path.toString().contains(symbol))
                .findFirst().orElseThrow();
        }
    }

    /** The first place in a tape at which the time stands is in the frame of the candle that closes then. */
    private static int frameOf(final long closeTimeNs, final byte[] bytes) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int offset = 0; offset < bytes.length - Long.BYTES; offset++) {
            if (buffer.getLong(offset) == closeTimeNs) {
                return offset - Frame.ENGINE_TIME_OFFSET;
            }
        }
        throw new IllegalStateException("no candle closes at " + closeTimeNs);
    }

    @Test
    void aTimeThatLooksLikeTheEndIsNotBelieved() throws IOException {
        final ReplayHarness harness = new ReplayHarness(journal).sample("AAAUSDT", 3, 20);
        damageTimeOf(ReplayHarness.SAMPLE_START_NS + 10_000 * Timeframe.M1.durationNs());
        final ReplaySpec bounded = ReplayHarness.with(BUSY, "to", "2022-01-18T00:00:00Z");

        for (final ThreadMode mode : ThreadMode.values()) {
            final RuntimeException fault = assertThrows(RuntimeException.class, () -> harness.run(bounded, mode));
            assertTrue(fault.getMessage().contains("is damaged"), fault.getMessage());
        }
    }

    /** Plays until the damage is told: the words, and what the listener saw before. */
    private static List<Object> play(final ReplayHarness harness, final ReplaySpec spec, final ThreadMode threads,
        final Trail trail) {
        final ReplayRunner runner = harness.runner();
        final ReplayRunner.Plan plan = runner.plan(spec);
        final DamagedTapeException told = assertThrows(DamagedTapeException.class,
            () -> runner.run(plan, threads, trail, RunProgress.NONE));
        return List.of(told.getMessage(), trail.timesNs());
    }

    /** A flipped bit may move a frame in time, so that others come before it; whoever reads, they are the same. */
    @ParameterizedTest
    @ValueSource(strings = {"AAAUSDT", "AAAUSDT,BBBUSDT"})
    void whatComesBeforeTheDamageIsPlayedWhoeverReadsAndWhoeverListens(final String symbols) throws IOException {
        final ReplayHarness harness = new ReplayHarness(journal).sample("AAAUSDT", 3, 9).sample("BBBUSDT", 4, 5);
        final ReplaySpec spec = ReplayHarness.with(ReplayHarness.smaCross(), "symbols", symbols, "to",
            "2022-01-09T12:00:00Z");
        final Path file = file("AAAUSDT");
        final byte[] sound = Files.readAllBytes(file);
        long passed = 0;
        for (long seed = SEED; seed < SEED + 10; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final long minute = random.nextInt(8_000, 12_000);
            final int damage = frameOf(ReplayHarness.SAMPLE_START_NS + minute * Timeframe.M1.durationNs(), sound)
                + (random.nextBoolean() ? random.nextInt(CANDLE_FRAME_LENGTH)
                : Frame.ENGINE_TIME_OFFSET + random.nextInt(Long.BYTES));
            write(file, damage, sound[damage] ^ 1 << random.nextInt(Byte.SIZE));
            final Trail oneByOne = Trail.oneByOne();
            final List<Object> expected = play(harness, spec, ThreadMode.INLINE, oneByOne);

            assertTrue(oneByOne.frames() >= minute - 1, "seed " + seed);
            assertIterableEquals(expected, play(harness, spec, ThreadMode.FUSED, Trail.oneByOne()), "seed " + seed);
            for (final ThreadMode threads : ThreadMode.values()) {
                final Trail passing = Trail.passing();
                final String which = "seed " + seed + ", " + threads;
                assertIterableEquals(expected, play(harness, spec, threads, passing), which);
                passed += passing.passed();
            }
            write(file, damage, sound[damage]);
        }
        assertTrue(passed > 0);
    }

    private static void write(final Path file, final int offset, final int value) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            bytes.write(value);
        }
    }

    /** The thread that reads may be far ahead of the other. */
    @ParameterizedTest
    @EnumSource(ThreadMode.class)
    void aFaultBeforeTheDamageIsToldInItsPlace(final ThreadMode threads) throws IOException {
        final ReplayHarness harness = new ReplayHarness(journal).sample("AAAUSDT", 3, 5);
        damageTimeOf(ReplayHarness.SAMPLE_START_NS + 3_000 * Timeframe.M1.durationNs());
        final RuntimeException fault = new IllegalStateException("disk full");
        final FrameListener failing = frame -> {
            if (frame.sequence() == 2_990) {
                throw fault;
            }
        };
        final ReplayRunner runner = harness.runner();
        final ReplayRunner.Plan plan = runner.plan(BUSY);

        final RuntimeException told = assertThrows(RuntimeException.class,
            () -> runner.run(plan, threads, failing, RunProgress.NONE));
        assertSame(fault, told instanceof PipelineFaultException ? told.getCause() : told);
    }

    @Test
    void damageThatTheDrillDownMeetsEndsTheRunInsteadOfHaltingTheStrategy() throws IOException {
        final ReplayHarness harness = new ReplayHarness(journal).sample("AAAUSDT", 3, 20);
        final ReplaySpec coarse = ReplayHarness.with(BUSY, "base", "1h");
        final TradeRecord trade = harness.run(coarse).trades().stream()
            .filter(each -> each.reason().name().equals("STOP_LOSS") && each.exitTimeNs() % 3_600_000_000_000L != 0)
            .findFirst().orElseThrow();
        damageTimeOf(trade.exitTimeNs());

        final RuntimeException fault = assertThrows(RuntimeException.class, () -> harness.run(coarse));
        assertTrue(fault instanceof DamagedTapeException, fault.toString());
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        final ReplayHarness harness = new ReplayHarness(journal).sample("AAAUSDT", 3, 5);
        final ReplaySpec reversed = ReplayHarness.with(BUSY, "from", "2022-01-04T00:00:00Z", "to",
            "2022-01-02T00:00:00Z");

        assertThrows(UnusableRequestException.class, () -> harness.runner().plan(reversed));
    }

    @Test
    void aCoarseCandleBelongsToTheSpanByItsOpen() {
        final ReplayHarness harness = new ReplayHarness(journal).sample("AAAUSDT", 3, 5);
        final ReplaySpec fromTwo = ReplayHarness.with(BUSY, "timeframe", "4h", "base", "4h", "from",
            "2022-01-02T02:00:00Z", "to", "2022-01-03T00:00:00Z");

        // those that open at 04, 08, 12, 16 and 20 o'clock
        final ReplayResult result = harness.run(fromTwo);
        assertEquals(5, result.counts().selectedFrames());
        assertEquals(5, result.equity().size());
    }
}
