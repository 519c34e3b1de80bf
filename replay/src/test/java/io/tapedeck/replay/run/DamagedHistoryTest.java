package io.tapedeck.replay.run;

import io.tapedeck.engine.market.Timeframe;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.tape.DamagedTapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A damaged frame ends a replay with its name, never with a shorter or another result. */
class DamagedHistoryTest {
    private static final ReplaySpec BUSY = ReplayHarness.with(ReplayHarness.smaCross(), "strategy",
        "donchian-breakout", "timeframe", "1h", "parameter.stop", "0.8", "parameter.target", "1.2");

    @TempDir
    private Path journal;

    /** Makes the engine time of a candle lie in the far future, as a flipped bit would. */
    private void damageTimeOf(final long closeTimeNs) throws IOException {
        final Path file;
        try (Stream<Path> files = Files.walk(journal)) {
            file = files.filter(path -> path.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(file);
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int offset = 0; offset < bytes.length - Long.BYTES; offset++) {
            if (buffer.getLong(offset) == closeTimeNs) {
                bytes[offset + 7] = 0x7f;
                Files.write(file, bytes);
                return;
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
