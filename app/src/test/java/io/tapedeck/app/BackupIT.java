package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A session is backed up while its daemon writes, is lost, restored, goes on, and lets its oldest tapes go. */
@Tag("one-jdk")
class BackupIT {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LONGEST_WAIT_NS = TimeUnit.MINUTES.toNanos(2);

    @TempDir
    private Path directory;
    private Launcher launcher;
    private PracticeVenue venue;

    @BeforeEach
    void openTheVenue() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        launcher.run("data", "sample", "--to", "2022-03-01").requireDone();
        // A day in half a second: both backups are made long before the tape is over.
        venue = PracticeVenue.open(launcher, directory, "--speed", "172800");
        venue.configure(PracticeVenue.CANDLES, PracticeVenue.SMA_CROSS, "");
    }

    @AfterEach
    void closeTheVenue() throws IOException {
        venue.close();
    }

    private Process daemon() throws IOException {
        return venue.daemon(Map.of());
    }

    private void awaitTape(final Process daemon, final String number) {
        final long begin = System.nanoTime();
        while (!Files.exists(directory.resolve("session/tapes").resolve(number))) {
            assertTrue(daemon.isAlive() && System.nanoTime() - begin < LONGEST_WAIT_NS, venue::told);
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private JsonNode backup() throws IOException, InterruptedException {
        final JsonNode backup = launcher.run("data", "backup", "session", "--to", "copies", "--json")
            .requireDone().json();
        assertTrue(backup.get("sound").asBoolean(), backup.toString());
        return backup.at("/sources/0");
    }

    private JsonNode verified(final String session) throws IOException, InterruptedException {
        final JsonNode found = launcher.run("replay", "--verify", session, "--json").requireDone().json();
        assertTrue(found.get("identical").asBoolean(), found.toString());
        return found;
    }

    private void loseTheSession() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("session"))) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** As docs/deployment.md says. */
    private void restore() throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("cp", "-a", "--sparse=always", "copies/session", "session")
            .directory(directory.toFile()).start().waitFor());
    }

    @Test
    void whatWasBackedUpBesideTheDaemonIsASessionThatGoesOn() throws IOException, InterruptedException {
        final Process daemon = daemon();
        awaitTape(daemon, "000003");
        final long first = backup().get("lastSequence").asLong();
        awaitTape(daemon, "000008");
        final JsonNode second = backup();
        assertTrue(daemon.isAlive());
        daemon.destroyForcibly().waitFor();

        assertTrue(second.get("unchanged").asInt() >= 2, second.toString());
        final long copied = second.get("lastSequence").asLong();
        assertTrue(copied > first, copied + " after " + first);
        assertEquals(copied, verified("copies/session").get("comparedFrames").asLong());
        assertFalse(Files.exists(directory.resolve("copies/session/session.lock")));
        assertFalse(Files.exists(directory.resolve("copies/session/control")));

        loseTheSession();
        restore();
        final Process again = daemon();
        awaitTape(again, "%06d".formatted(second.get("tapes").size() + 1));
        venue.end(again);
        assertTrue(venue.told().contains("the session goes on behind frame " + copied + ", "), venue::told);

        final JsonNode retained = launcher.run("data", "retain", "session", "--keep-days", "3", "--backup", "copies",
            "--json").requireDone().json();
        final int removed = retained.get("removed").asInt();
        assertTrue(removed > 0, retained.toString());
        final JsonNode found = verified("session");
        assertEquals(retained.at("/tapes/" + removed + "/firstSequence"), found.get("comparedFrom"));
        assertEquals(retained.at("/verification/replayedDigests"), found.get("replayedDigests"));
    }
}
