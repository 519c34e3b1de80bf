package io.tapedeck.replay.run;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.engine.event.FrameMessages;
import io.tapedeck.engine.event.codec.EquityChangedEncoder;
import io.tapedeck.engine.event.codec.FillDecoder;
import io.tapedeck.engine.event.codec.FillEncoder;
import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.engine.ring.ThreadMode;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.SessionTapeWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A verification that cannot fail would prove nothing: here recordings are forged, and it says where. */
class VerificationTest {
    @TempDir
    private static Path directory;

    private static ReplayHarness harness;

    @BeforeAll
    static void makeTape() {
        harness = new ReplayHarness(directory.resolve("journal")).sample("AAAUSDT", 3, 20);
    }

    /** Records a run through a forger that may change a frame before it is written, or swallow it. */
    private Verification.Outcome verifyForged(final String name, final RecordLevel level, final Forger forger)
        throws IOException {
        final Path run = directory.resolve(name);
        final ReplayRunner runner = harness.runner();
        final ReplayResult result;
        try (SessionTapeWriter writer = new SessionTapeWriter(run.resolve("tape"), level)) {
            final FrameListener forging = frame -> {
                if (forger.forge(frame)) {
                    writer.onFrame(frame);
                }
            };
            result = runner.run(runner.plan(ReplayHarness.smaCross()), ThreadMode.INLINE, forging, RunProgress.NONE);
        }
        RunTape.complete(run.resolve("tape"), level, result);
        return harness.verify(run, ThreadMode.FUSED);
    }

    private interface Forger {
        boolean forge(Frame frame);
    }

    private static boolean raiseFirstPrice(final Frame frame, final boolean[] done) {
        final FrameMessages messages = new FrameMessages().wrapDerived(frame);
        while (!done[0] && messages.next()) {
            if (messages.templateId() == FillDecoder.TEMPLATE_ID) {
                final long price = messages.decode(new FillDecoder()).price();
                new FillEncoder().wrap(frame.buffer(), messages.blockOffset()).price(price + 1);
                done[0] = true;
            }
        }
        return true;
    }

    @Test
    void aForgedPriceIsFoundInItsFrameAndField() throws IOException {
        final boolean[] done = new boolean[1];
        final Verification.Outcome outcome = verifyForged("price", RecordLevel.DECISIONS,
            frame -> raiseFirstPrice(frame, done));

        assertFalse(outcome.isIdentical());
        final Difference difference = outcome.difference().orElseThrow();
        assertTrue(difference.what().matches("message \\d, Fill.price: recorded \\d+\\.\\d+, replayed \\d+\\.\\d+"),
            difference.what());
        assertTrue(difference.sequence() > 0);
    }

    @Test
    void aMissingFrameIsFound() throws IOException {
        final long[] decisions = new long[1];
        final Verification.Outcome outcome = verifyForged("missing", RecordLevel.DECISIONS, frame -> {
            decisions[0] += frame.hasDecision() ? 1 : 0;
            return !frame.hasDecision() || decisions[0] != 4;
        });

        assertFalse(outcome.isIdentical());
    }

    @Test
    void aRecordingThatEndsEarlyIsFound() throws IOException {
        final Verification.Outcome outcome = verifyForged("short", RecordLevel.ALL, frame -> frame.sequence() < 1_000);

        assertEquals(1_000, outcome.difference().orElseThrow().sequence());
        assertTrue(outcome.difference().orElseThrow().what().startsWith("the recording ends before this frame"));
    }

    @Test
    void aRecordingThatGoesOnLongerIsFound() throws IOException {
        final Path run = directory.resolve("longer");
        final ReplayRunner runner = harness.runner();
        final ReplayResult result;
        try (SessionTapeWriter writer = new SessionTapeWriter(run.resolve("tape"), RecordLevel.DECISIONS)) {
            result = runner.run(runner.plan(ReplayHarness.smaCross()), ThreadMode.INLINE, writer, RunProgress.NONE);
            final Frame invented = Frame.allocate().begin(1_000_000, Long.MAX_VALUE, 0);
            invented.append(new EquityChangedEncoder()).equity(1);
            writer.onFrame(invented);
        }
        RunTape.complete(run.resolve("tape"), RecordLevel.DECISIONS, result);

        final Difference difference = harness.verify(run, ThreadMode.INLINE).difference().orElseThrow();

        assertEquals(1_000_000, difference.sequence());
        assertTrue(difference.what().startsWith("the replay ends before this frame"), difference.what());
    }

    @Test
    void aRunThatWasConfiguredOtherwiseIsFoundInItsFirstFrame() throws IOException {
        final Path run = directory.resolve("otherwise");
        harness.record(ReplayHarness.smaCross(), ThreadMode.INLINE, RecordLevel.DECISIONS, run);
        final Map<String, String> values = new LinkedHashMap<>(RunTape.of(run).manifest().values());
        values.put("takerFeeRate", "0.0001");
        new Manifest(values).write(run.resolve("tape").resolve("manifest.yaml"));

        final Difference difference = harness.verify(run, ThreadMode.INLINE).difference().orElseThrow();

        assertEquals(1, difference.sequence());
        assertTrue(difference.what().contains("SessionStarted.configurationHash"), difference.what());
    }

    @Test
    void aRunWithoutATapeIsRefusedInOneSentence() throws IOException {
        final Path unrecorded = Files.createDirectory(directory.resolve("unrecorded"));

        assertEquals("there is no run " + directory.resolve("never"), refusal(directory.resolve("never")));
        assertEquals(unrecorded + " is no folder of a run: it has neither a result nor a tape; replay and live say "
            + "where theirs is", refusal(unrecorded));
        Files.createFile(unrecorded.resolve("result.json"));
        assertEquals("run " + unrecorded + " has no finished tape to verify: it was interrupted, or recorded with "
            + "--record none", refusal(unrecorded));
    }

    private static String refusal(final Path run) {
        return assertThrows(UnusableRequestException.class, () -> RunTape.of(run)).getMessage();
    }
}
