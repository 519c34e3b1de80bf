package io.tapedeck.replay.session;

import io.tapedeck.engine.pipeline.RecordLevel;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.SessionTapeWriter;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.journal.tape.TapeReader.SequenceRule;
import io.tapedeck.replay.run.Digests;
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
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A session that is left in the middle goes on as if nothing had happened, and proves it. */
class SessionRecoveryTest {
    private static final String QUEUE = "19700101L.cq4";

    @TempDir
    private Path folder;
    private Path session;
    private RecordedMinutes minutes;
    private Digests uninterrupted;

    @BeforeEach
    void replayWithoutAnyDeath() {
        session = folder.resolve("session");
        minutes = new RecordedMinutes(folder.resolve("data"));
        uninterrupted = minutes.replay().digests();
    }

    private Digests digestsOf(final RecoveredSession recovered) {
        return new Digests(recovered.engine().pipeline().decisionDigest(),
            recovered.engine().pipeline().stateDigest());
    }

    private RecoveredSession liveThrough(final long frames) throws IOException {
        final RecoveredSession recovered = minutes.recovery(session).recover();
        try (LiveSession live = minutes.goOn(session, recovered)) {
            minutes.feed(live, frames);
        }
        return recovered;
    }

    @Test
    void aSessionDecidesWhatAReplayOfTheSameMinutesDecides() throws IOException {
        liveThrough(Long.MAX_VALUE);

        final SessionVerification.Outcome outcome = minutes.verification(session).run();
        assertTrue(outcome.isIdentical(), outcome::toString);
        assertEquals(uninterrupted, outcome.digests());
        assertTrue(minutes.replay().trades().size() > 5, "trades happened");
    }

    @Test
    void everyRestartGoesOnBehindTheLastFrame() throws IOException {
        final Random random = RecordedMinutes.random(41);
        while (minutes.recovery(session).recover().engine().sequence() < RecordedMinutes.DAYS * 1_440) {
            liveThrough(1 + random.nextInt(3_000));
        }

        assertEquals(uninterrupted, digestsOf(minutes.recovery(session).recover()));
        final SessionVerification.Outcome outcome = minutes.verification(session).run();
        assertTrue(outcome.isIdentical(), outcome::toString);
        assertTrue(outcome.tapes() > 10 && outcome.snapshots() > 5, outcome::toString);
    }

    @Test
    void aDamagedSnapshotFallsBackToTheOneBefore() throws IOException {
        liveThrough(9_000);
        final SessionFolder files = new SessionFolder(session);
        final List<Path> snapshots = files.snapshots();
        for (int damaged = 0; damaged < snapshots.size(); damaged++) {
            flipABit(snapshots.get(damaged), 50);

            final RecoveredSession recovered = minutes.recovery(session).recover();

            assertEquals(9_000, recovered.engine().sequence());
            assertEquals(damaged + 1, recovered.findings().size(), recovered.findings()::toString);
        }
        assertEquals(9_000, minutes.recovery(session).recover().replayed(), "no snapshot is left");
    }

    @Test
    void aSnapshotThatIsAheadOfTheTapesDidNotHappen() throws IOException {
        liveThrough(4_000);
        final List<Path> before = new SessionFolder(session).snapshots();
        final byte[] ahead = snapshotOf(6_000);
        Files.write(before.get(0).resolveSibling("0000000000006000.state"), ahead);

        final RecoveredSession recovered = minutes.recovery(session).recover();

        assertEquals(4_000, recovered.engine().sequence());
        assertEquals(List.of("snapshot 0000000000006000.state holds frames that are on no tape: the one before it was "
            + "taken"), recovered.findings());
    }

    @Test
    void aSnapshotOfFramesThatWereLostIsNeverTakenForOthersWithTheirNumbers() throws IOException {
        liveThrough(4_000);
        final Path snapshots = new SessionFolder(session).snapshots().get(0).getParent();
        Files.write(snapshots.resolve("0000000000004500.state"), snapshotOf(4_500));

        liveThrough(1_000);

        assertFalse(Files.exists(snapshots.resolve("0000000000004500.state")));
        assertTrue(Files.exists(snapshots.resolve("0000000000004500.state.ahead")));
        assertEquals(List.of(), minutes.recovery(session).recover().findings());
        final SessionVerification.Outcome outcome = minutes.verification(session).run();
        assertTrue(outcome.isIdentical(), outcome::toString);
    }

    @Test
    void aTapeWhoseFileWasOnlyBegunHasNoFrame() throws IOException {
        liveThrough(100);
        final SessionFolder files = new SessionFolder(session);
        final byte[] begun = Files.readAllBytes(files.tapes().get(0).directory().resolve(QUEUE));
        final SessionTape next = files.begin(101, Map.of());
        ByteBuffer.wrap(begun).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 0x8000_0000);
        Files.write(next.directory().resolve(QUEUE), begun);

        final RecoveredSession recovered = minutes.recovery(session).recover();

        assertEquals(100, recovered.engine().sequence());
        assertEquals(List.of(), recovered.findings());
    }

    /** As of a process that is killed behind the header of the file and before the queue has noted that it has one. */
    @Test
    void aTapeWhoseQueueDoesNotKnowItsFileYetHasNoFrame() throws IOException {
        liveThrough(100);
        final SessionFolder files = new SessionFolder(session);
        final byte[] file = Files.readAllBytes(files.tapes().get(0).directory().resolve(QUEUE));
        final SessionTape next = files.begin(101, Map.of());
        new SessionTapeWriter(next.directory(), RecordLevel.ALL).close();
        Files.write(next.directory().resolve(QUEUE), withoutDocuments(file));
        assertThrows(DamagedTapeException.class, () -> new TapeReader(next.directory(), SequenceRule.CONTIGUOUS));

        final RecoveredSession recovered = minutes.recovery(session).recover();

        assertEquals(100, recovered.engine().sequence());
        assertEquals(List.of(), recovered.findings());
    }

    /** A file is metadata, then documents; a header says which in its upper two bits. */
    private static byte[] withoutDocuments(final byte[] file) {
        final ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int offset = 0;
        while ((bytes.getInt(offset) & 0xC000_0000) == 0x4000_0000) {
            offset += 4 + ((bytes.getInt(offset) & 0x3FFF_FFFF) + 3 & -4);
        }
        Arrays.fill(file, offset, file.length, (byte) 0);
        return file;
    }

    @Test
    void whatCouldNotBeRecordedIsNotSaved() throws IOException {
        final RecoveredSession recovered = minutes.recovery(session, frame -> {
            if (frame.sequence() == 50) {
                throw new IllegalStateException("the line is cut");
            }
        }).recover();
        final LiveSession live = minutes.goOn(session, recovered);
        assertThrows(IllegalStateException.class, () -> minutes.feed(live, 100));
        live.close();

        assertEquals(List.of(), new SessionFolder(session).snapshots());
        assertEquals(50, minutes.recovery(session).recover().engine().sequence(), "it was recorded before it left");
    }

    private byte[] snapshotOf(final long sequence) throws IOException {
        final Path other = folder.resolve("other");
        final RecoveredSession recovered = minutes.recovery(other).recover();
        try (LiveSession live = minutes.goOn(other, recovered)) {
            minutes.feed(live, sequence);
        }
        return Files.readAllBytes(new SessionFolder(other).snapshots().get(0));
    }

    static void flipABit(final Path file, final int offset) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[offset] ^= 4;
        Files.write(file, bytes);
    }
}
