package io.tapedeck.replay.session;

import io.tapedeck.journal.session.SessionFolder;
import io.tapedeck.journal.session.SessionTape;
import io.tapedeck.journal.tape.TapeReader;
import io.tapedeck.replay.run.Digests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * {@code kill -9} at random moments, at full speed: while tapes begin and end, while snapshots are written, while it
 * recovers. No frame that was recorded is lost, none stands twice, and the state is that of a session that nobody
 * killed. More of them: {@code -Dtapedeck.kills=1000}, or the profile {@code endurance}.
 */
@Tag("one-jdk")
class KilledSessionTest {
    private static final int KILLS = Integer.getInteger("tapedeck.kills", 100);
    /** So many that some must have hit a roll, and some a snapshot. */
    private static final int MANY = 100;
    /** Sessions that live and die beside each other. */
    private static final int LANES = 2;
    private static final long LONGEST_LIFE_MS = 120;
    /** Of a process that is killed before it says that it has recovered. */
    private static final long LONGEST_START_MS = 500;
    /** Every so many kills do not wait for that. */
    private static final int EARLY = 5;
    /** Of so many kills one waits for a snapshot. */
    private static final int AIMED = 4;
    private static final String DONE = "done";

    @TempDir
    private Path folder;
    private ChildJvm jvm;
    private Digests uninterrupted;
    private final AtomicInteger insideRolls = new AtomicInteger();
    private final AtomicInteger insideSnapshots = new AtomicInteger();

    @Test
    void noDeathLosesOrDoublesAFrame() throws Exception {
        uninterrupted = new RecordedMinutes(folder.resolve("data")).replay().digests();
        jvm = new ChildJvm(folder.resolve("jvm"), SessionProcess.class, folder.resolve("data").toString(),
            folder.resolve("training").toString());
        final ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            for (final Future<Void> lane : lanes.invokeAll(lanes())) {
                lane.get();
            }
        } finally {
            lanes.shutdownNow();
        }
        System.out.println(KILLS + " kills, " + insideRolls + " while a tape began, " + insideSnapshots
            + " while a snapshot was written");
        assertTrue(KILLS < MANY || insideRolls.get() > 0 && insideSnapshots.get() > 0, "a fair test has both");
    }

    private List<Callable<Void>> lanes() {
        final List<Callable<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            final Path place = folder.resolve("lane-" + lane);
            final Random random = RecordedMinutes.random(7 + lane);
            lanes.add(() -> killInLane(place, random));
        }
        return lanes;
    }

    private Void killInLane(final Path place, final Random random) throws Exception {
        int session = 0;
        for (int kills = 0; kills < KILLS / LANES;) {
            session++;
            final Path one = place.resolve("session-" + session);
            kills += killUntilDone(one, random, KILLS / LANES - kills);
            finish(one);
        }
        return null;
    }

    /** Kills one process behind the other that goes on with a session; one that came to the end is killed no more. */
    private int killUntilDone(final Path session, final Random random, final int atMost) throws Exception {
        int kills = 0;
        long recovered = 0;
        while (kills < atMost) {
            final Process process = start(session);
            try (BufferedReader output = output(process)) {
                if (random.nextInt(EARLY) == 0) {
                    live(random, LONGEST_START_MS);
                } else {
                    recovered = requireNothingLost(output, recovered);
                    liveOn(session, random);
                    if (output.ready() && DONE.equals(output.readLine())) {
                        return kills;
                    }
                }
                process.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
            }
            kills++;
            look(session);
        }
        return kills;
    }

    /** Some are killed as soon as they write a snapshot: it takes so short that chance alone seldom hits one. */
    private static void liveOn(final Path session, final Random random) throws IOException {
        final long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_LIFE_MS);
        if (random.nextInt(AIMED) > 0) {
            live(random, LONGEST_LIFE_MS);
            return;
        }
        while (System.nanoTime() < endNs && !hasDraft(session.resolve("snapshots"))) {
            Thread.onSpinWait();
        }
    }

    private static void live(final Random random, final long longestMs) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(longestMs)));
    }

    private static long requireNothingLost(final BufferedReader output, final long before) throws IOException {
        final String line = output.readLine();
        assertNotNull(line, "it recovers");
        final long sequence = Long.parseLong(line.split(" ")[1]);
        assertTrue(line.endsWith(" []"), line);
        assertTrue(sequence >= before, "no frame was lost: " + sequence + " after " + before);
        return sequence;
    }

    /** Where the process was when it died. */
    private void look(final Path session) throws IOException {
        if (!Files.isDirectory(session.resolve("tapes"))) {
            return;
        }
        final List<SessionTape> tapes = new SessionFolder(session).tapes();
        if (Files.exists(session.resolve("tapes/draft")) || !tapes.isEmpty() && isEmpty(tapes.get(tapes.size() - 1))) {
            insideRolls.incrementAndGet();
        }
        if (hasDraft(session.resolve("snapshots"))) {
            insideSnapshots.incrementAndGet();
        }
    }

    private static boolean isEmpty(final SessionTape tape) {
        try (TapeReader reader = tape.open().orElse(null)) {
            return reader == null || !reader.advance();
        }
    }

    private static boolean hasDraft(final Path snapshots) throws IOException {
        if (!Files.isDirectory(snapshots)) {
            return false;
        }
        try (Stream<Path> files = Files.list(snapshots)) {
            return files.anyMatch(file -> file.toString().endsWith(".draft"));
        }
    }

    private void finish(final Path session) throws Exception {
        final Process process = start(session);
        try (BufferedReader output = output(process)) {
            assertTrue(output.readLine().startsWith("recovered "));
            assertEquals(DONE, output.readLine());
        }
        assertEquals(0, process.waitFor());
        final SessionVerification.Outcome outcome =
            new RecordedMinutes(folder.resolve("data")).verification(session).run();
        assertTrue(outcome.isIdentical(), outcome::toString);
        assertEquals(uninterrupted, outcome.digests());
        assertFalse(hasDraft(session.resolve("snapshots")), "what deaths left unfinished is cleared away");
    }

    private static BufferedReader output(final Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private Process start(final Path session) throws IOException {
        return jvm.start(SessionProcess.class, folder.resolve("data").toString(), session.toString());
    }
}
