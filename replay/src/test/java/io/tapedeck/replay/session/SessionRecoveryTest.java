package io.tapedeck.replay.session;

import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.replay.run.Digests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A session that is left in the middle goes on as if nothing had happened, and proves it. */
class SessionRecoveryTest {
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
