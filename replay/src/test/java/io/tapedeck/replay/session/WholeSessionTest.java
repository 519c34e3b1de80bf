package io.tapedeck.replay.session;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeSpan;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The tapes of a session read as one: from its first frame to its last, each once, whatever happened in between. */
class WholeSessionTest {
    @TempDir
    private Path folder;
    private Path session;
    private RecordedMinutes minutes;

    @BeforeEach
    void prepare() {
        session = folder.resolve("session");
        minutes = new RecordedMinutes(folder.resolve("data"));
    }

    private void live(final long frames) throws IOException {
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            minutes.feed(live, frames);
        }
    }

    private TapeReader open() {
        return RecordedTape.at(session).orElseThrow().open();
    }

    private static List<Long> sequences(final TapeReader reader) {
        final List<Long> sequences = new ArrayList<>();
        final Frame frame = Frame.allocate();
        while (reader.advance()) {
            reader.copyTo(frame);
            sequences.add(frame.sequence());
        }
        return sequences;
    }

    private static List<Long> range(final long first, final long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void everyFrameIsReadOnceInItsOrder() throws IOException {
        for (final long frames : new long[] {700, 1, 2_000, 450}) {
            live(frames);
        }

        assertTrue(new SessionFolder(session).tapes().size() > 4, "days and starts");
        try (TapeReader reader = open()) {
            assertEquals(range(1, 3_151), sequences(reader));
            assertEquals(3_151, reader.documents());
            reader.requireEndAt(3_151);
        }
        assertEquals(3_151, TapeSpan.of(RecordedTape.at(session).orElseThrow()).frames());
    }

    @Test
    void anyFrameIsFoundByItsNumber() throws IOException {
        live(900);
        live(900);
        final Random random = RecordedMinutes.random(7);
        try (TapeReader reader = open()) {
            for (int probe = 0; probe < 200; probe++) {
                final int number = random.nextInt(1_800);
                reader.moveToDocument(number);
                final Frame frame = Frame.allocate();
                assertTrue(reader.advance());
                reader.copyTo(frame);
                assertEquals(number + 1, frame.sequence());
            }
        }
    }

    @Test
    void whatIsBegunMeanwhileIsFoundAtTheEnd() throws IOException {
        live(100);
        try (TapeReader reader = open()) {
            assertEquals(range(1, 100), sequences(reader));
            live(2_000);
            assertEquals(range(101, 2_100), sequences(reader));
            assertFalse(reader.advance());
        }
    }

    @Test
    void whatADeadWriterLeftBehindItsLastSoundFrameIsPassedOver() throws IOException {
        live(300);
        flipABitOfFrame(250);
        clearSnapshots();
        live(100);

        try (TapeReader reader = open()) {
            assertEquals(range(1, 349), sequences(reader));
        }
    }

    @Test
    void damageWithinIsToldWithItsTape() throws IOException {
        live(300);
        live(300);
        flipABitOfFrame(250);

        try (TapeReader reader = open()) {
            final DamagedTapeException damage = assertThrows(DamagedTapeException.class, () -> sequences(reader));
            assertTrue(damage.getMessage().contains("000001"), damage.getMessage());
            assertEquals(249, reader.sequence());
        }
    }

    private void clearSnapshots() throws IOException {
        for (final Path snapshot : new SessionFolder(session).snapshots()) {
            Files.delete(snapshot);
        }
    }

    private void flipABitOfFrame(final long sequence) throws IOException {
        final SessionTape tape = new SessionFolder(session).tapes().get(0);
        final long position;
        try (TapeReader reader = tape.open().orElseThrow()) {
            reader.moveToDocument(sequence - 1);
            reader.advance();
            position = reader.position();
        }
        try (Stream<Path> files = Files.list(tape.directory())) {
            final Path queue = files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
            try (RandomAccessFile bytes = new RandomAccessFile(queue.toFile(), "rw")) {
                bytes.seek(position + Frame.ENGINE_TIME_OFFSET);
                final int before = bytes.read();
                bytes.seek(position + Frame.ENGINE_TIME_OFFSET);
                bytes.write(before ^ 1);
            }
        }
    }
}
