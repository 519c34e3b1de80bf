package io.tapedeck.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A venue to practise on, as a process of its own, and a daemon that follows it to the end of its tapes. */
final class PracticeVenue implements AutoCloseable {
    private final Launcher launcher;
    private final Path directory;
    private final Process venue;
    private final BufferedReader says;
    private final String address;

    private PracticeVenue(final Launcher launcher, final Path directory, final List<String> options)
        throws IOException {
        this.launcher = launcher;
        this.directory = directory;
        final List<String> command = Stream.concat(Stream.of("loopback", "--port", "0", "--speed", "max"),
            options.stream()).toList();
        venue = launcher.command(command.toArray(String[]::new))
            .redirectError(directory.resolve("venue.txt").toFile()).start();
        says = new BufferedReader(new InputStreamReader(venue.getInputStream(), StandardCharsets.UTF_8));
        address = says.readLine().split(" ")[0];
    }

    static PracticeVenue open(final Launcher launcher, final Path directory, final String... options)
        throws IOException {
        return new PracticeVenue(launcher, directory, List.of(options));
    }

    /** Runs a session until the venue has no more to tell, and ends it in good order. */
    Path follow(final String market, final String strategy) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("paper.yaml"), """
            session: {folder: session, snapshot-every: 6h}
            market:
              environment: loopback
              rest: %s
              websocket: %s
              clock: venue
              warm-up: 0
              %s
            strategy: %s
            account: {initial-balance: 10000}
            """.formatted(address, address.replace("http", "ws"), market.replace("\n", "\n  "), strategy));
        final Process daemon = launcher.command("live", "--mode", "paper", "--config", "paper.yaml")
            .redirectErrorStream(true).redirectOutput(said().toFile()).start();
        try {
            while (!Files.readString(directory.resolve("venue.txt")).contains("the tape is over")) {
                assertTrue(daemon.isAlive(), () -> "the daemon ended: " + told());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        } finally {
            daemon.toHandle().destroy();
        }
        assertTrue(daemon.waitFor(30, TimeUnit.SECONDS), "it ends");
        assertEquals(0, daemon.exitValue(), this::told);
        return directory.resolve("session");
    }

    private Path said() {
        return directory.resolve("daemon.txt");
    }

    /** What the daemon told people. */
    String told() {
        try {
            return Files.readString(said());
        } catch (final IOException gone) {
            return gone.toString();
        }
    }

    @Override
    public void close() throws IOException {
        says.close();
        Stream.concat(venue.descendants(), Stream.of(venue.toHandle())).forEach(ProcessHandle::destroyForcibly);
    }
}
