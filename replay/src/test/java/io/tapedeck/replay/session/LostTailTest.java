package io.tapedeck.replay.session;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeDamage;
import io.tapedeck.journal.inspect.TapeFindings;
import io.tapedeck.journal.inspect.TapeVerification;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.TapeReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The end of the last tape is lost from every byte of its last four frames on: recovery stands behind the last frame
 * that is whole, says what is lost, never takes a snapshot of lost frames, and the session goes on and verifies.
 */
@Tag("one-jdk")
class LostTailTest {
    private static final int FRAMES = 30;
    private static final int ON_FIRST_TAPE = 12;
    private static final int LOST = 4;
    private static final int HEADER = Integer.BYTES;
    /** So many bytes apart a session also goes on; beside every boundary of a document it always does. */
    private static final int STEP = 61;

    @TempDir(factory = MemoryBacked.class)
    private Path folder;
    private RecordedMinutes minutes;
    private Path session;
    private Path file;
    private byte[] sound;
    private long length;
    /** Of the frames, by sequence: where the header of the document stands. */
    private final List<Long> places = new ArrayList<>();
    private long end;
    private final List<Long> states = new ArrayList<>();
    private List<Path> soundFiles;

    /** How the end of a file is lost. */
    private enum Loss {
        /** The file ends there. */
        CUT,
        /** The disk has zeros from there on. */
        ZEROS
    }

    @BeforeEach
    void record() throws IOException {
        minutes = new RecordedMinutes(folder.resolve("data"));
        session = folder.resolve("session");
        liveThrough(ON_FIRST_TAPE);
        liveThrough(FRAMES - ON_FIRST_TAPE);
        learnStates();
        final SessionTape last = new SessionFolder(session).tapes().get(1);
        file = last.directory().resolve("19700101L.cq4");
        learnPlaces(last);
        length = Files.size(file);
        sound = read((int) end);
        soundFiles = files();
    }

    private void liveThrough(final int frames) throws IOException {
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            minutes.feed(live, frames);
        }
    }

    private void learnStates() throws IOException {
        final SessionEngine engine = new SessionEngine(minutes.plan().strategy().plan(), FrameListener.NONE);
        states.add(engine.pipeline().stateDigest());
        new SessionPlayback(engine).play(new SessionFolder(session).tapes(),
            sequence -> states.add(engine.pipeline().stateDigest()));
    }

    private void learnPlaces(final SessionTape tape) {
        try (TapeReader reader = tape.open().orElseThrow()) {
            for (int sequence = 0; sequence <= FRAMES; sequence++) {
                if (sequence > ON_FIRST_TAPE) {
                    assertTrue(reader.advance());
                    reader.pass();
                }
                places.add(reader.position() - HEADER);
            }
            assertFalse(reader.advance());
            end = reader.position();
        }
    }

    private byte[] read(final int count) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            final byte[] read = new byte[count];
            bytes.readFully(read);
            return read;
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(session)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSessionGoesOnBehindTheLastWholeFrame(final Loss loss) throws IOException {
        final int first = FRAMES - LOST + 1;
        for (long from = places.get(first); from < end; from++) {
            lose(loss, from);
            final int whole = lastWhole(loss, from);
            final String where = loss + " from byte " + from + ", whole frames: " + whole;

            final RecoveredSession recovered = minutes.recovery(session).recover();

            assertEquals(whole, recovered.engine().sequence(), where);
            assertEquals(states.get(whole), recovered.engine().pipeline().stateDigest(), where);
            assertTold(where, whole, recovered.findings());
            if (from % STEP == 0 || isNearABoundary(from)) {
                assertDamageHasItsPlace(where, whole);
                goOn(where, recovered);
            }
            restore();
        }
        final RecoveredSession undamaged = minutes.recovery(session).recover();
        assertEquals(FRAMES, undamaged.engine().sequence());
        assertEquals(List.of(), undamaged.findings());
    }

    /** The frame that ends before the loss; zeros that were zeros before are no loss. */
    private int lastWhole(final Loss loss, final long from) {
        long firstLost = from;
        while (loss == Loss.ZEROS && firstLost < end && sound[(int) firstLost] == 0) {
            firstLost++;
        }
        int whole = FRAMES;
        while (firstLost < end && places.get(whole) + HEADER > firstLost - lengthOf(whole)) {
            whole--;
        }
        return whole;
    }

    private long lengthOf(final int sequence) {
        return (sequence == FRAMES ? end : places.get(sequence + 1)) - places.get(sequence) - HEADER;
    }

    private boolean isNearABoundary(final long from) {
        return places.stream().anyMatch(place -> Math.abs(from - place) <= HEADER) || end - from <= HEADER;
    }

    private void lose(final Loss loss, final long from) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            if (loss == Loss.CUT) {
                bytes.setLength(from);
            } else {
                bytes.seek(from);
                bytes.write(new byte[(int) (end - from)]);
            }
        }
    }

    private void restore() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
            final int from = (int) (long) places.get(FRAMES - LOST);
            bytes.seek(from);
            bytes.write(sound, from, sound.length - from);
        }
        for (final Path path : files()) {
            final String name = path.toString();
            if (name.endsWith(".ahead")) {
                Files.move(path, Path.of(name.substring(0, name.length() - ".ahead".length())));
            }
        }
        final List<Path> now = new ArrayList<>(files());
        now.removeAll(soundFiles);
        for (int index = now.size() - 1; index >= 0; index--) {
            Files.delete(now.get(index));
        }
    }

    private static void assertTold(final String where, final int whole, final List<String> findings) {
        if (whole == FRAMES) {
            assertEquals(List.of(), findings, where);
        } else {
            assertEquals(2, findings.size(), () -> where + findings);
            assertEquals("snapshot 00000000000000" + FRAMES + ".state holds frames that are on no tape: the one before "
                + "it was taken", findings.get(0), where);
            assertTrue(findings.get(1).startsWith("recovered up to frame " + whole + "; behind it tape "),
                () -> where + findings);
        }
    }

    private void assertDamageHasItsPlace(final String where, final int whole) {
        final TapeFindings found = TapeVerification.of(RecordedTape.at(file.getParent()).orElseThrow());
        assertEquals(whole - ON_FIRST_TAPE, found.sound().frames(), where);
        if (whole < FRAMES) {
            final TapeDamage damage = found.damage().get(0);
            assertTrue(damage.position() >= places.get(whole) && damage.position() <= places.get(whole + 1) + HEADER,
                () -> where + ": " + damage);
        }
    }

    private void goOn(final String where, final RecoveredSession recovered) throws IOException {
        final byte[] before = read((int) Files.size(file));
        try (LiveSession live = minutes.goOn(session, recovered)) {
            minutes.feed(live, FRAMES);
        }
        assertEquals(Arrays.hashCode(before), Arrays.hashCode(read((int) Files.size(file))), where);
        final SessionVerification.Outcome outcome = minutes.verification(session).run();
        assertTrue(outcome.isIdentical(), () -> where + ": " + outcome);
        assertEquals(recovered.engine().sequence(), outcome.frames(), where);
        assertEquals(outcome.frames(), minutes.recovery(session).recover().engine().sequence(), where);
    }
}
