package io.tapedeck.journal.inspect;

import io.tapedeck.journal.CandleTape;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A cut is a tape; cuts that follow each other become what they were cut from. */
class TapeCutTest {
    private static final int FRAMES = 500;

    @TempDir
    private Path directory;
    private RecordedTape history;

    @BeforeEach
    void writeTape() throws IOException {
        history = DerivableTape.history(directory.resolve("history"), FRAMES);
    }

    private static FrameSpan sequences(final long first, final long last) {
        return new FrameSpan(Long.MIN_VALUE, Long.MAX_VALUE, first, last);
    }

    private RecordedTape cut(final RecordedTape tape, final FrameSpan span, final String name) throws IOException {
        TapeCut.write(tape, span, directory.resolve(name), "1.0");
        return found(name);
    }

    private RecordedTape found(final String name) {
        final RecordedTape tape = RecordedTape.find(directory.resolve(name).toString(), directory);
        assertEquals(List.of(), TapeVerification.of(tape).damage());
        return tape;
    }

    private RecordedTape merge(final String name, final RecordedTape... tapes) throws IOException {
        TapeMerge.write(List.of(tapes), directory.resolve(name), "1.0");
        return found(name);
    }

    private static List<byte[]> frames(final RecordedTape tape) {
        return CandleTape.read(tape.directory(), SequenceRule.RISING);
    }

    private static long[] sequencesOf(final RecordedTape tape) {
        return frames(tape).stream().mapToLong(frame -> ByteBuffer.wrap(frame)
            .order(ByteOrder.LITTLE_ENDIAN).getLong(8)).toArray();
    }

    private String refusal(final RecordedTape... tapes) {
        final Path out = directory.resolve("refused");
        final String sentence = assertThrows(NoTapeException.class,
            () -> TapeMerge.write(List.of(tapes), out, "1.0")).getMessage();
        assertFalse(Files.exists(out));
        return sentence.replace(directory + "/", "");
    }

    @Test
    void framesOfHistoryAreKeptByteForByte() throws IOException {
        final RecordedTape cut = cut(history, sequences(101, 200), "cut");

        final List<byte[]> frames = frames(cut);
        assertEquals(100, frames.size());
        assertArrayEquals(CandleTape.bytesOf(101), frames.get(0));
        assertArrayEquals(CandleTape.bytesOf(200), frames.get(99));
        final Manifest manifest = cut.manifest().orElseThrow();
        assertEquals(history.directory().toString(), manifest.text("cutFrom"));
        assertEquals(100, manifest.number("frames"));
        assertEquals(100, manifest.number("follows"));
        assertEquals(CandleTape.timeOf(101) - CandleTape.STEP, manifest.number("firstOpenNs"));
        assertEquals(CandleTape.timeOf(200), manifest.number("endNs"));
    }

    @Test
    void aSpanOfTimeEndsBeforeItsEnd() throws IOException {
        final RecordedTape cut = cut(history,
            new FrameSpan(CandleTape.timeOf(11), CandleTape.timeOf(13), 0, Long.MAX_VALUE), "cut");

        assertArrayEquals(new long[] {11, 12}, sequencesOf(cut));
    }

    @Test
    void theCutOfASessionKeepsWhatTheSessionWasTold() throws IOException {
        final RecordedTape session = DerivableTape.session(directory.resolve("session"), 50);

        final RecordedTape cut = cut(session, sequences(20, 22), "cut");

        assertArrayEquals(new long[] {1, 2, 20, 21, 22}, sequencesOf(cut));
        assertArrayEquals(frames(session).get(1), frames(cut).get(1));
    }

    @Test
    void consecutiveCutsBecomeTheTapeAgain() throws IOException {
        final RecordedTape session = DerivableTape.session(directory.resolve("session"), 50);
        final RecordedTape first = cut(session, sequences(0, 19), "first");
        final RecordedTape second = cut(session, sequences(20, 30), "second");
        final RecordedTape third = cut(session, sequences(31, 99), "third");

        final RecordedTape joined = merge("joined", third, first, second);

        assertTrue(Arrays.deepEquals(frames(session).toArray(), frames(joined).toArray()));
        assertEquals("third does not follow first: one ends with sequence 19, the other begins after sequence 30",
            refusal(first, third));
    }

    @Test
    void historyIsMergedByTimeAndNumberedAnew() throws IOException {
        final RecordedTape early = cut(history, sequences(1, 200), "early");
        final RecordedTape late = cut(cut(history, sequences(100, 500), "some"), sequences(301, 400), "late");
        final RecordedTape other = DerivableTape.history(directory.resolve("other"), 250);
        final RecordedTape rest = cut(other, sequences(201, 250), "rest");

        final RecordedTape merged = merge("merged", late, rest, early);

        assertFalse(merged.isPart());
        assertEquals(350, frames(merged).size());
        assertArrayEquals(CandleTape.bytesOf(250), frames(merged).get(249));
        assertEquals(350, TapeVerification.of(merged).sound().lastSequence());
        assertEquals(CandleTape.timeOf(400), TapeVerification.of(merged).sound().lastTimeNs());
        assertEquals("two of these tapes hold the candle that closes at 2022-01-03T00:00:00Z: cut one of them first, "
            + "so that each candle is there once", refusal(history, other));
    }

    @Test
    void whatCannotBeMergedIsRefused() throws IOException {
        final RecordedTape session = DerivableTape.session(directory.resolve("session"), 10);
        assertEquals("session is no history tape: of the tapes of sessions and runs only consecutive cuts can be "
            + "merged", refusal(history, session));
        assertEquals("two tapes at least can be merged, not 1", refusal(history));

        final RecordedTape other = DerivableTape.history(directory.resolve("other"), 10);
        final Path manifest = other.directory().resolve(RecordedTape.MANIFEST);
        Files.writeString(manifest, Files.readString(manifest).replace("BTC", "ETH"));
        assertEquals("only tapes of one symbol and kind can be merged: tape is binance/BTCUSDT/candles-1m in history "
            + "and binance/ETHUSDT/candles-1m in other", refusal(history, found("other")));

        Files.delete(manifest);
        assertTrue(refusal(history, RecordedTape.find(other.directory().toString(), directory))
            .startsWith("other has no manifest"));
    }

    @Test
    void anEmptySpanLeavesNothingBehind() {
        assertThrows(NoTapeException.class,
            () -> TapeCut.write(history, sequences(501, 600), directory.resolve("cut"), "1.0"));
        assertFalse(Files.exists(directory.resolve("cut")));
    }
}
