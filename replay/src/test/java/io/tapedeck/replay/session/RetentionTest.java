package io.tapedeck.replay.session;

import io.tapedeck.engine.pipeline.PipelineView;
import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.retention.PlannedTape;
import io.tapedeck.replay.retention.PlannedTape.Fate;
import io.tapedeck.replay.retention.Retention;
import io.tapedeck.replay.retention.RetentionPlan;
import io.tapedeck.replay.retention.RetentionRule;
import io.tapedeck.replay.run.Digests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Tapes go, and nothing that counts goes with them. */
class RetentionTest {
    private static final Predicate<SessionTape> ANY = tape -> true;
    private static final int DAY = 1_440;

    @TempDir
    private Path folder;
    private Path session;
    private RecordedMinutes minutes;

    @BeforeEach
    void name() {
        session = folder.resolve("session");
        minutes = new RecordedMinutes(folder.resolve("data"), "6", "24");
    }

    private Digests liveThrough(final long frames) throws IOException {
        final RecoveredSession recovered = minutes.recovery(session).recover();
        try (LiveSession live = minutes.goOn(session, recovered)) {
            minutes.feed(live, frames);
        }
        return digests(recovered.engine());
    }

    private static Digests digests(final SessionEngine engine) {
        return new Digests(engine.pipeline().decisionDigest(), engine.pipeline().stateDigest());
    }

    /** How far the snapshots reach back depends on how fast the disk took them. */
    private void keepSnapshots(final int count) throws IOException {
        final List<Path> files = new SessionFolder(session).snapshots();
        for (final Path file : files.subList(count, files.size())) {
            Files.delete(file);
        }
    }

    private Retention retention(final Duration keep, final Predicate<SessionTape> isCopied) {
        return new Retention(new SessionFolder(session), minutes.plan().strategy().plan(),
            new RetentionRule(keep, isCopied));
    }

    private RetentionPlan retain(final Duration keep) throws IOException {
        final Retention retention = retention(keep, ANY);
        final RetentionPlan plan = retention.plan();
        retention.carryOut(plan);
        return plan;
    }

    /** The naive twin: by the times of open positions only, which are those of their first fills. */
    private static void requireNothingOpenBehind(final RetentionPlan plan, final PipelineView view) {
        for (int index = 0; index < view.portfolio().positions(0).count(); index++) {
            final long openedNs = view.portfolio().positions(0).at(index).entryTimeNs();
            plan.removed().forEach(gone -> assertTrue(gone.lastTimeNs() < openedNs, () -> gone + " held "
                + openedNs));
        }
    }

    @Test
    void aSessionThatGoesOnAndIsShortenedAgainAndAgainDecidesAsOneThatKeptEverything() throws IOException {
        final Random random = RecordedMinutes.random(23);
        final TreeSet<String> reasons = new TreeSet<>();
        long removed = 0;
        Digests end = liveThrough(2 * DAY);
        for (int part = 0; part < 10; part++) {
            if (random.nextBoolean()) {
                keepSnapshots(1);
            }
            final RetentionPlan plan = retain(Duration.ofHours(random.nextInt(36)));
            removed += plan.removed().size();
            plan.tapes().forEach(tape -> reasons.add(tape.why().replaceAll("\\d+", "N")));

            final RecoveredSession recovered = minutes.recovery(session).recover();
            assertEquals(List.of(), recovered.findings());
            assertEquals(end, digests(recovered.engine()));
            requireNothingOpenBehind(plan, recovered.engine().pipeline().view());
            final SessionVerification.Outcome outcome = minutes.verification(session).run();
            assertTrue(outcome.isIdentical(), outcome::toString);
            assertEquals(end, outcome.digests());
            assertEquals(new SessionFolder(session).tapes().get(0).firstSequence() - 1, outcome.behind());
            end = liveThrough(1 + random.nextInt(2 * DAY));
        }
        liveThrough(Long.MAX_VALUE);

        assertEquals(minutes.replay().digests(), digests(minutes.recovery(session).recover().engine()));
        assertTrue(removed > 5, removed + " were removed");
        assertTrue(reasons.containsAll(List.of("it is not old enough", "it is the newest",
            "position N in SAMPLE came from it or a tape before it, and is open")), reasons::toString);
    }

    @Test
    void theTapeThatAnOpenPositionCameFromStays() throws IOException {
        liveThrough(2 * DAY);
        do {
            liveThrough(60);
        } while (positions() == 0);
        liveThrough(1);
        liveThrough(1);
        keepSnapshots(1);
        assertEquals(1, positions(), "it is still open, and not on the newest tape");

        final RetentionPlan plan = retain(Duration.ZERO);

        requireNothingOpenBehind(plan, minutes.recovery(session).recover().engine().pipeline().view());
        final List<PlannedTape> stay = plan.tapes().subList(plan.removed().size(), plan.tapes().size());
        assertTrue(!plan.removed().isEmpty() && stay.size() >= 3, plan::toString);
        assertTrue(stay.get(0).why().endsWith(" in SAMPLE came from it or a tape before it, and is open"),
            stay.get(0).why());
    }

    private int positions() throws IOException {
        return minutes.recovery(session).recover().engine().pipeline().view().portfolio().positions(0).count();
    }

    @Test
    void withoutSnapshotsItIsPlayedFromWhatWasKept() throws IOException {
        final Digests end = liveThrough(8 * DAY);
        keepSnapshots(1);
        assertTrue(retain(Duration.ofDays(2)).removed().size() > 1);
        for (final Path snapshot : new SessionFolder(session).snapshots()) {
            Files.delete(snapshot);
        }

        final RecoveredSession recovered = minutes.recovery(session).recover();

        assertEquals(end, digests(recovered.engine()));
        assertEquals(8 * DAY - minutes.verification(session).run().behind(), recovered.replayed());
        Files.delete(new SessionFolder(session).bases().get(0));
        assertTrue(assertThrows(RuntimeException.class, () -> minutes.recovery(session).recover()).getMessage()
            .contains("neither the tapes before it nor a sound snapshot that it connects to are there"));
    }

    /** As a kill between two of its steps leaves it: some of the tapes gone, the old base and the new one there. */
    @Test
    void whatWasCutShortRecoversAndIsFinishedTheNextTime() throws IOException {
        final Digests end = liveThrough(11 * DAY);
        keepSnapshots(1);
        final int first = retain(Duration.ofDays(7)).removed().size();
        final Path before = folder.resolve("before");
        copy(session, before);
        final List<PlannedTape> second = retain(Duration.ofDays(2)).removed();
        assertTrue(first > 0 && second.size() > 1, first + " and " + second.size());
        final Path base = new SessionFolder(session).bases().get(0);
        final Path after = session;
        for (int gone = 0; gone <= second.size(); gone++) {
            session = folder.resolve("cut-" + gone);
            copy(before, session);
            Files.copy(base, session.resolve("snapshots").resolve(base.getFileName()));
            for (final PlannedTape tape : second.subList(0, gone)) {
                final Path moved = session.resolve("tapes").resolve(tape.tape().directory().getFileName());
                Files.move(moved, moved.resolveSibling(moved.getFileName() + ".removed"));
            }

            assertEquals(end, digests(minutes.recovery(session).recover().engine()));
            assertTrue(minutes.verification(session).run().isIdentical());
            retain(Duration.ofDays(2));
            assertEquals(names(after), names(session));
            assertEquals(end, minutes.verification(session).run().digests());
        }
    }

    private static List<String> names(final Path session) throws IOException {
        try (Stream<Path> files = Files.walk(session)) {
            return files.map(file -> session.relativize(file).toString()).sorted().toList();
        }
    }

    private static void copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (final Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void nothingIsTakenFromASessionThatIsNotWhatWasRecorded() throws IOException {
        liveThrough(6 * DAY);
        final List<SessionTape> tapes = new SessionFolder(session).tapes();
        damage(tapes.get(tapes.size() - 1));

        final RetentionPlan plan = retain(Duration.ZERO);

        assertEquals(List.of(), plan.removed());
        assertEquals("the session does not replay as it was recorded", plan.tapes().get(0).why());

        damage(tapes.get(3));
        assertThrows(DamagedTapeException.class, () -> retain(Duration.ZERO));
        assertEquals(tapes.size(), new SessionFolder(session).tapes().size());
    }

    private static void damage(final SessionTape tape) throws IOException {
        try (TapeReader reader = tape.open().orElseThrow();
            RandomAccessFile bytes = new RandomAccessFile(tape.directory().resolve("19700101L.cq4").toFile(),
                "rw")) {
            reader.moveToDocument(700);
            assertTrue(reader.advance());
            bytes.seek(reader.position());
            bytes.write(new byte[100]);
        }

    }

    @Test
    void whatTheOldestSnapshotGoesOnWithStays() throws IOException {
        liveThrough(2 * DAY);
        final Path early = new SessionFolder(session).snapshots().get(0);
        final Path aside = Files.copy(early, folder.resolve("early"));
        liveThrough(6 * DAY);
        keepSnapshots(1);
        Files.copy(aside, early);

        final RetentionPlan plan = retain(Duration.ofDays(2));

        assertEquals(2, plan.removed().size(), plan::toString);
        assertEquals("the oldest snapshot goes on with it", plan.tapes().get(2).why());
        assertEquals(2 * DAY, minutes.verification(session).run().behind());
    }

    @Test
    void onlyWhatIsInTheBackupGoesWhereThatIsAsked() throws IOException {
        liveThrough(8 * DAY);
        keepSnapshots(1);

        final RetentionPlan plan = retention(Duration.ofDays(2), tape -> tape.number() != 2).plan();

        assertEquals(Fate.REMOVED, plan.tapes().get(0).fate());
        assertEquals("it is not in the backup", plan.tapes().get(1).why());
        assertEquals("a tape before it stays", plan.tapes().get(2).why());
    }
}
