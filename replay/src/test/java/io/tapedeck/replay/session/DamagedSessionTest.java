package io.tapedeck.replay.session;

import io.tapedeck.engine.pipeline.FrameListener;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Single bits of a session's tape are flipped where its frames stand: recovery stops at the last sound frame before the
 * damage, with the state that belongs to it, and says so; it never goes on with a wrong one. More of them: {@code
 * -Dtapedeck.flips=10000}.
 */
@Tag("one-jdk")
class DamagedSessionTest {
    private static final int FLIPS = Integer.getInteger("tapedeck.flips", 300);
    private static final int FRAMES = 400;

    @TempDir
    private Path folder;
    private RecordedMinutes minutes;
    private Path session;
    /** By sequence. */
    private final List<Long> states = new ArrayList<>();

    @Test
    void noFlippedBitLeadsToAWrongState() throws IOException {
        record();
        final SessionTape tape = new SessionFolder(session).tapes().get(0);
        final long first = positionBehind(tape, 1);
        final long end = positionBehind(tape, FRAMES);
        final Random random = RecordedMinutes.random(19);
        int noticed = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            final long place = first + (long) (random.nextDouble() * (end - first));
            final int bit = random.nextInt(Byte.SIZE);
            flip(tape, place, bit);
            noticed += recoversAPrefix("byte " + place + ", bit " + bit) ? 1 : 0;
            flip(tape, place, bit);
        }
        assertTrue(noticed > FLIPS / 2, noticed + " of " + FLIPS + " were noticed");
        final RecoveredSession whole = minutes.recovery(session).recover();
        assertEquals(FRAMES, whole.engine().sequence());
        assertEquals(List.of(), whole.findings());
    }

    /** A snapshot led beyond the damage: whoever plays the session from its beginning is told where it is. */
    @Test
    void damageThatTheNextTapeGoesOnBehindIsToldOfTheTapeThatHasIt() throws IOException {
        record();
        final SessionTape damaged = new SessionFolder(session).tapes().get(0);
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            minutes.feed(live, 2 * FRAMES);
        }
        flip(damaged, (positionBehind(damaged, 1) + positionBehind(damaged, FRAMES)) / 2, 0);

        final SessionEngine engine = new SessionEngine(minutes.plan().strategy().plan(), FrameListener.NONE);
        final DamagedTapeException told = assertThrows(DamagedTapeException.class, () -> new SessionPlayback(engine)
            .play(new SessionFolder(session).tapes(), SessionPlayback.Progress.NONE));
        assertTrue(told.getMessage().contains(damaged.directory().toString()), told::getMessage);
    }

    private void record() throws IOException {
        minutes = new RecordedMinutes(folder.resolve("data"));
        session = folder.resolve("session");
        try (LiveSession live = minutes.goOn(session, minutes.recovery(session).recover())) {
            minutes.feed(live, FRAMES);
        }
        for (final Path snapshot : new SessionFolder(session).snapshots()) {
            Files.delete(snapshot);
        }
        final SessionEngine engine = new SessionEngine(minutes.plan().strategy().plan(), FrameListener.NONE);
        states.add(engine.pipeline().stateDigest());
        new SessionPlayback(engine).play(new SessionFolder(session).tapes(),
            sequence -> states.add(engine.pipeline().stateDigest()));
    }

    private static long positionBehind(final SessionTape tape, final long sequence) {
        try (TapeReader reader = tape.open().orElseThrow()) {
            while (reader.sequence() < sequence && reader.advance()) {
                reader.pass();
            }
            return reader.position();
        }
    }

    private static void flip(final SessionTape tape, final long place, final int bit) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(tape.directory().resolve("19700101L.cq4").toFile(), "rw")) {
            file.seek(place);
            final int value = file.read();
            file.seek(place);
            file.write(value ^ 1 << bit);
        }
    }

    /** Tells whether the damage was noticed; bytes between two frames, which only fill them up, carry nothing. */
    private boolean recoversAPrefix(final String where) throws IOException {
        try {
            final RecoveredSession recovered = minutes.recovery(session).recover();
            final int sequence = (int) recovered.engine().sequence();
            assertEquals(states.get(sequence), recovered.engine().pipeline().stateDigest(), where);
            assertFalse(sequence < FRAMES && recovered.findings().isEmpty(), where + " was not told");
            return sequence < FRAMES;
        } catch (final DamagedTapeException unreadable) {
            return true;
        }
    }
}
