package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A session is backed up while its daemon writes, is lost, restored, goes on, and lets its oldest tapes go. */
class BackupIT {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long LONGEST_WAIT_NS = TimeUnit.MINUTES.toNanos(2);

    @TempDir
    private Path directory;
    private Launcher launcher;
    private Process venue;
    private BufferedReader venueSays;

    @BeforeEach
    void openTheVenue() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        launcher.run("data", "sample", "--to", "2022-03-01").requireDone();
        // A day in half a second: both backups are made long before the tape is over.
        venue = launcher.command("loopback", "--port", "0", "--speed", "172800")
            .redirectError(directory.resolve("venue.txt").toFile()).start();
        venueSays = new BufferedReader(new InputStreamReader(venue.getInputStream(), StandardCharsets.UTF_8));
        final String address = venueSays.readLine().split(" ")[0];
        Files.writeString(directory.resolve("paper.yaml"), """
            session: {folder: session, snapshot-every: 6h}
            market:
              venue: binance
              environment: loopback
              rest: %s
              websocket: %s
              symbols: [SAMPLEUSDT]
              streams: [candles]
              clock: venue
              warm-up: 0
            strategy: {name: sma-cross, timeframe: 1h, parameters: {fast: 5, slow: 20}}
            account: {initial-balance: 10000}
            """.formatted(address, address.replace("http", "ws")));
    }

    @AfterEach
    void closeTheVenue() throws IOException {
        venueSays.close();
        Stream.concat(venue.descendants(), Stream.of(venue.toHandle())).forEach(ProcessHandle::destroyForcibly);
    }

    private Process daemon() throws IOException {
        return launcher.command("live", "--mode", "paper", "--config", "paper.yaml")
            .redirectErrorStream(true).redirectOutput(directory.resolve("daemon.txt").toFile()).start();
    }

    private void awaitTape(final Process daemon, final String number) throws IOException {
        final long begin = System.nanoTime();
        while (!Files.exists(directory.resolve("session/tapes").resolve(number))) {
            final String said = Files.readString(directory.resolve("daemon.txt"));
            assertTrue(daemon.isAlive() && System.nanoTime() - begin < LONGEST_WAIT_NS, said);
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
        again.toHandle().destroy();
        assertTrue(again.waitFor(30, TimeUnit.SECONDS), "it ends");
        assertEquals(0, again.exitValue());
        assertTrue(Files.readString(directory.resolve("daemon.txt")).contains("the session goes on behind frame "
            + copied + ", "), Files.readString(directory.resolve("daemon.txt")));

        final JsonNode retained = launcher.run("data", "retain", "session", "--keep-days", "3", "--backup", "copies",
            "--json").requireDone().json();
        final int removed = retained.get("removed").asInt();
        assertTrue(removed > 0, retained.toString());
        final JsonNode found = verified("session");
        assertEquals(retained.at("/tapes/" + removed + "/firstSequence"), found.get("comparedFrom"));
        assertEquals(retained.at("/verification/replayedDigests"), found.get("replayedDigests"));
    }
}
