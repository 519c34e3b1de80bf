package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapedeck.app.Launcher.Ended;
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
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The daemon on a venue to practise on, by the real commands and over real sockets. */
class LiveIT {
    private static final int MINUTES = 14 * 1_440;
    private static final int KILLS = Integer.getInteger("tapedeck.kills", 5);

    @TempDir
    private Path directory;
    private Launcher launcher;
    private Process venue;
    private BufferedReader venueSays;

    @BeforeEach
    void openTheVenue() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        launcher.run("data", "sample", "--to", "2022-01-15").requireDone();
        venue = launcher.command("loopback", "--port", "0", "--speed", "max")
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
            .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(said().toFile())).start();
    }

    private Path said() {
        return directory.resolve("daemon.txt");
    }

    private void awaitEndOfTape() throws IOException {
        while (!Files.readString(directory.resolve("venue.txt")).contains("the tape is over")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** The last candles may still be on their way when the venue says that it has no more. */
    private void awaitQuiet() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    }

    private void end(final Process daemon) throws InterruptedException, IOException {
        daemon.toHandle().destroy();
        assertTrue(daemon.waitFor(30, TimeUnit.SECONDS), "it ends");
        assertEquals(0, daemon.exitValue(), Files.readString(said()));
    }

    private JsonNode verified() throws IOException, InterruptedException {
        final JsonNode found = launcher.run("replay", "--verify", "session", "--json").requireDone().json();
        assertTrue(found.get("identical").asBoolean(), found.toString());
        return found;
    }

    private long candles() throws IOException, InterruptedException {
        long candles = 0;
        try (Stream<Path> tapes = Files.list(directory.resolve("session/tapes"))) {
            for (final Path tape : tapes.sorted().toList()) {
                if (Files.exists(tape.resolve("19700101L.cq4"))) {
                    candles += launcher.run("journal", "stat", tape.toString(), "--json").requireDone().json()
                        .at("/messages/MarketCandle").asLong();
                }
            }
        }
        return candles;
    }

    @Test
    void aPaperSessionDecidesWhatABacktestDecides() throws IOException, InterruptedException {
        final Process daemon = daemon();
        awaitEndOfTape();
        awaitQuiet();
        final Ended second = launcher.run("live", "--mode", "paper", "--config", "paper.yaml");
        assertEquals(3, second.exitCode());
        assertEquals("tapedeck: session session is being written by another daemon: stop it first, or name another "
            + "folder", second.err().strip());
        end(daemon);

        final JsonNode found = verified();
        assertEquals(MINUTES + 4, found.get("comparedFrames").asLong());
        assertTrue(launcher.run("journal", "verify", "session").requireDone().out().contains("snapshots are what a "
            + "replay without interruption gives"));
        final JsonNode backtest = launcher.run("replay", "--param", "fast=5", "--param", "slow=20", "--record", "none",
            "--json").requireDone().json();
        assertTrue(backtest.get("trades").asLong() > 3);
        assertEquals(backtest.at("/digest/decisions").asText(), found.get("replayedDigests").asText().split("/")[0]);
    }

    @Test
    void killedAtAnyMomentItGoesOnWhereItStood() throws Exception {
        final long seed = 3;
        System.out.println("seed " + seed);
        final Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            final Process daemon = daemon();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_500 + random.nextLong(1_500)));
            daemon.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
        }
        final Process last = daemon();
        awaitEndOfTape();
        awaitQuiet();
        end(last);

        verified();
        assertEquals(MINUTES, candles(), Files.readString(said()));
        assertFalse(Files.readString(said()).contains("fault of the program"), Files.readString(said()));
    }

    @Test
    void aVenueThatIsNotThereIsOneSentence() throws IOException, InterruptedException {
        venue.toHandle().destroyForcibly();
        venue.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        Files.writeString(directory.resolve("paper.yaml"), Files.readString(directory.resolve("paper.yaml"))
            .replaceAll("127.0.0.1:\\d+", "127.0.0.1:1"));
        final Process daemon = daemon();
        assertTrue(daemon.waitFor(5, TimeUnit.MINUTES));
        assertEquals(4, daemon.exitValue(), Files.readString(said()));
    }
}
