package io.tapedeck.journal.backup;

import io.tapedeck.journal.backup.CopiedTape.Fate;
import io.tapedeck.journal.inspect.TapeFindings;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.TapeReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a copy has, and what never happens to it. More flipped bits: {@code -Dtapedeck.flips=1000}. */
class BackupTest {
    private static final int FLIPS = Integer.getInteger("tapedeck.flips", 12);

    @TempDir
    private Path directory;
    private Path session;
    private Path copies;
    private Path copy;
    private RecordedFolder recorded;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void recordTwoTapes() throws IOException {
        session = directory.resolve("paper");
        copies = directory.resolve("copies");
        copy = copies.resolve("paper");
        recorded = new RecordedFolder(session, 0).begin().frames(300).close().snapshot().begin().frames(200);
    }

    private CopiedSource backup(final Depth depth) throws IOException {
        return new Backup(copies, depth, said::add).of(List.of(session)).get(0);
    }

    private CopiedSource backup() throws IOException {
        return backup(Depth.SEALS);
    }

    private static List<Fate> fates(final CopiedSource source) {
        return source.tapes().stream().map(CopiedTape::fate).toList();
    }

    @Test
    void whatIsBeingWrittenIsCopiedUpToAFrame() throws IOException {
        final CopiedSource first = backup();

        assertEquals(List.of(), first.problems());
        assertEquals(List.of(300L, 200L), RecordedFolder.framesOf(copy));
        assertEquals(500, first.lastSequence().orElseThrow());
        for (final SessionTape tape : new SessionFolder(copy).tapes()) {
            assertEquals(List.of(), RecordedFolder.findings(tape).damage());
        }
        assertTrue(new SessionFolder(copy).tapes().get(0).seal().isPresent());
        assertTrue(new SessionFolder(copy).tapes().get(1).seal().isEmpty(), "its writer has not closed it");

        recorded.frames(50).close();
        assertEquals(List.of(Fate.UNCHANGED, Fate.COPIED), fates(backup()));
        assertEquals(List.of(300L, 250L), RecordedFolder.framesOf(copy));
        assertEquals(recorded.folder().tapes().get(1).seal(), new SessionFolder(copy).tapes().get(1).seal());
        assertEquals(List.of(Fate.UNCHANGED, Fate.UNCHANGED), fates(backup(Depth.FRAMES)));
    }

    @Test
    void whatIsClosedWithoutAnotherFrameGetsItsSeal() throws IOException {
        backup();
        recorded.close();

        assertEquals(List.of(Fate.UNCHANGED, Fate.COPIED), fates(backup()));
        assertTrue(new SessionFolder(copy).tapes().get(1).seal().isPresent());
    }

    @Test
    void theTapeOfADeadWriterIsReadButNotCopiedAgain() throws IOException {
        backup();

        assertEquals(List.of(Fate.UNCHANGED, Fate.UNCHANGED), fates(backup()));
        assertEquals(List.of(), backup().problems());
    }

    @Test
    void timesOfFilesDecideNothing() throws IOException {
        recorded.close();
        backup();
        final Path file = session.resolve("tapes/000001/19700101L.cq4");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertEquals(List.of(Fate.UNCHANGED, Fate.UNCHANGED), fates(backup()));
    }

    @Test
    void anotherSessionOfThisNameLeavesTheCopyAlone() throws IOException {
        recorded.close();
        backup();
        Files.move(session, directory.resolve("old"));
        final RecordedFolder other = new RecordedFolder(session, 5).begin().frames(400).close().begin().frames(9);

        final CopiedSource refused = backup();

        assertEquals(List.of(Fate.KEPT, Fate.KEPT), fates(refused));
        assertEquals(2, refused.problems().size());
        assertTrue(refused.problems().get(0).startsWith("tape 000001: it is not the tape that was copied to "),
            refused.problems().get(0));
        assertEquals(List.of(300L, 200L), RecordedFolder.framesOf(copy));
        other.close();
    }

    @Test
    void aCopyThatHasMoreIsKept() throws IOException {
        backup();
        final Path lost = session.resolve("tapes/000002");
        Files.move(lost, directory.resolve("lost"));
        new RecordedFolder(directory.resolve("other"), 0).begin().frames(300).close().begin().frames(120).close();
        Files.move(directory.resolve("other/tapes/000002"), lost);
        Files.delete(lost.resolve("seal.yaml"));

        final CopiedSource found = backup();

        assertEquals(List.of(Fate.UNCHANGED, Fate.KEPT), fates(found));
        assertEquals(List.of(), found.problems());
        assertEquals(List.of(300L, 200L), RecordedFolder.framesOf(copy));
    }

    @Test
    void aDamagedCopyIsMadeAgain() throws IOException {
        recorded.close();
        backup();
        final Path damaged = copy.resolve("tapes/000001");
        RecordedFolder.flip(damaged, positionOf(copy, 250), 2);
        assertFalse(RecordedFolder.findings(new SessionFolder(copy).tapes().get(0)).isSound());

        assertEquals(List.of(Fate.COPIED, Fate.UNCHANGED), fates(backup(Depth.FRAMES)));
        assertTrue(RecordedFolder.findings(new SessionFolder(copy).tapes().get(0)).isSound());
    }

    private static long positionOf(final Path session, final long sequence) throws IOException {
        try (TapeReader reader = new SessionFolder(session).tapes().get(0).open().orElseThrow()) {
            while (reader.sequence() < sequence && reader.advance()) {
                reader.pass();
            }
            return reader.position() + 20;
        }
    }

    /** Whatever bit is flipped: the copy has sound frames only, and what is missing is told. */
    @Test
    void whatIsSoundOfADamagedTapeIsCopied() throws IOException {
        recorded.close();
        final long seed = 11;
        System.out.println("seed " + seed);
        final Random random = new Random(seed);
        final long begin = positionOf(session, 1);
        final long end = positionOf(session, 300);
        int told = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            final long place = begin + (long) (random.nextDouble() * (end - begin));
            final int bit = random.nextInt(Byte.SIZE);
            RecordedFolder.flip(session.resolve("tapes/000001"), place, bit);
            copies = directory.resolve("copies-" + flip);
            final CopiedSource found = backup();
            RecordedFolder.flip(session.resolve("tapes/000001"), place, bit);

            final List<SessionTape> tapes = new SessionFolder(copies.resolve("paper")).tapes();
            final TapeFindings first = RecordedFolder.findings(tapes.get(0));
            assertTrue(first.isSound(), "byte " + place + ", bit " + bit + ": " + first.damage());
            assertEquals(first.sound().frames() < 300, !found.problems().isEmpty(), found.problems()::toString);
            assertEquals(first.sound().frames() == 300, tapes.get(0).seal().isPresent(), "a seal means everything");
            told += found.problems().size();
        }
        assertTrue(told > FLIPS / 2, told + " of " + FLIPS + " were told");
    }

    @Test
    void damageIsToldEveryTime() throws IOException {
        recorded.close();
        RecordedFolder.flip(session.resolve("tapes/000001"), positionOf(session, 100), 1);

        final List<String> problems = backup().problems();

        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("tape 000001: the checksum of the frame after sequence "),
            problems.get(0));
        assertEquals(problems, backup().problems());
    }

    @Test
    void aWriterThatDiedBeforeTheNextTapeIsNoDamage() throws IOException {
        recorded.close();
        final Path dead = session.resolve("tapes/000001");
        Files.delete(dead.resolve("seal.yaml"));
        final long place = positionOf(session, 300);
        RecordedFolder.flip(dead, place, 1);
        assertEquals(1, backup().problems().size(), "frame 300 is missing, and the next tape begins with 301");
        RecordedFolder.flip(dead, place, 1);
        Files.move(session.resolve("tapes/000002"), directory.resolve("away"));
        new RecordedFolder(directory.resolve("shorter"), 0).begin().frames(299).close().begin().frames(40).close();
        Files.move(directory.resolve("shorter/tapes/000002"), session.resolve("tapes/000002"));
        RecordedFolder.flip(dead, place, 1);
        copies = directory.resolve("other-copies");

        final CopiedSource found = backup();

        assertEquals(List.of(), found.problems(), "frame 300 did not happen: the next tape begins with it");
        assertEquals(List.of(299L, 40L), RecordedFolder.framesOf(copies.resolve("paper")));
    }

    @Test
    void snapshotsAreCopiedWhoseFramesAre() throws IOException {
        recorded.snapshot();
        recorded.folder().write(RecordedFolder.stateBehind(501));
        Files.write(session.resolve("snapshots/0000000000000100.state"), new byte[60]);
        Files.createDirectories(session.resolve("control"));
        Files.writeString(session.resolve("control/daemon.sock"), "");
        Files.writeString(session.resolve("session.lock"), "");
        Files.writeString(session.resolve("notes.yaml"), "kept: true\n");

        final CopiedSource found = backup();

        assertEquals(List.of("snapshot 0000000000000100.state is damaged and was not copied"), found.problems());
        assertEquals(List.of("0000000000000500.state", "0000000000000300.state"), names(copy));
        assertEquals(List.of("notes.yaml", "snapshots", "tapes"), list(copy));

        Files.delete(session.resolve("snapshots/0000000000000300.state"));
        backup();
        assertEquals(List.of("0000000000000500.state"), names(copy), "the session let the other one go");
    }

    private static List<String> names(final Path session) throws IOException {
        return new SessionFolder(session).snapshots().stream().map(file -> file.getFileName().toString()).toList();
    }

    private static List<String> list(final Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void tapesThatTheSessionLetGoStayInTheCopy() throws IOException {
        recorded.close();
        backup();
        recorded.folder().removeFirst(recorded.folder().tapes().subList(0, 1), RecordedFolder.stateBehind(300));

        assertEquals(List.of(Fate.UNCHANGED), fates(backup()));
        assertEquals(List.of(300L, 200L), RecordedFolder.framesOf(copy));
        assertEquals(1, new SessionFolder(copy).bases().size());
    }

    @Test
    void halfACopyIsNone() throws IOException {
        Files.createDirectories(copies.resolve("draft/tape"));
        Files.copy(session.resolve("tapes/000001/manifest.yaml"), copies.resolve("draft/tape/manifest.yaml"));

        assertEquals(List.of(), backup().problems());
        assertEquals(List.of("backup.lock", "paper"), list(copies));
    }

    @Test
    void aRestoredCopyIsTheSession() throws IOException {
        backup();
        final Path restored = directory.resolve("restored/paper");
        Files.createDirectories(restored.getParent());
        Files.move(copy, restored, StandardCopyOption.ATOMIC_MOVE);
        copies = directory.resolve("second");
        session = restored;

        assertEquals(List.of(), backup().problems());
        assertEquals(List.of(300L, 200L), RecordedFolder.framesOf(copies.resolve("paper")));
    }

    @Test
    void oneBackupAtATime() throws IOException {
        try (BackupLock held = BackupLock.take(copies)) {
            final BackupRefusedException busy = assertThrows(BackupRefusedException.class, this::backup);
            assertEquals("another backup is writing to " + copies + ": try again when it has finished",
                busy.getMessage(), held::toString);
        }
        assertEquals(List.of(), backup().problems());
    }

    @Test
    void whatCannotBeBackedUpIsRefused() throws IOException {
        Files.createDirectories(directory.resolve("empty"));
        final Backup backup = new Backup(session.resolve("copies"), Depth.SEALS, said::add);

        assertTrue(assertThrows(BackupRefusedException.class, () -> backup.of(List.of(directory.resolve("empty"))))
            .getMessage().contains("is nothing that can be backed up"));
        assertTrue(assertThrows(BackupRefusedException.class, () -> backup.of(List.of(session)))
            .getMessage().contains("stand in one another"));
        assertEquals("there is no folder " + directory.resolve("nowhere"), assertThrows(BackupRefusedException.class,
            () -> backup.of(List.of(directory.resolve("nowhere")))).getMessage());
    }

    @Test
    void aFullDiskIsAskedBefore() {
        final long mebibyte = 1 << 20;
        CopyRoom.require(copies, 36 * mebibyte, 100 * mebibyte);
        assertEquals(copies + " has 100 MiB free, 37 MiB are to be copied and 64 MiB must stay free: make room or name "
            + "another folder", assertThrows(BackupRefusedException.class,
                () -> CopyRoom.require(copies, 37 * mebibyte, 100 * mebibyte)).getMessage());
    }
}
