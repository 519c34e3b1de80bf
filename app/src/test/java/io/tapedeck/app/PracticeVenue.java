package io.tapedeck.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A venue to practise on, as a process of its own, and a daemon that follows it to the end of its tapes. */
final class PracticeVenue implements AutoCloseable {
    /** A market of candles alone. */
    static final String CANDLES = "venue: binance\nsymbols: [SAMPLEUSDT]\nstreams: [candles]";
    /** A strategy that trades some times a week. */
    static final String SMA_CROSS = "{name: sma-cross, timeframe: 1h, parameters: {fast: 5, slow: 20}}";

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

    /** Where it answers. */
    String address() {
        return address;
    }

    /** Writes the configuration of a daemon that follows it. */
    void configure(final String market, final String strategy, final String more) throws IOException {
        Files.writeString(configuration(), """
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
            %s
            """.formatted(address, address.replace("http", "ws"), market.replace("\n", "\n  "), strategy, more));
    }

    /** The file of that. */
    Path configuration() {
        return directory.resolve("paper.yaml");
    }

    /** Starts the daemon; what it tells people stands behind what the one before it told. */
    Process daemon(final Map<String, String> environment) throws IOException {
        final ProcessBuilder daemon = launcher.command("live", "--mode", "paper", "--config", "paper.yaml")
            .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(said().toFile()));
        daemon.environment().putAll(environment);
        return daemon.start();
    }

    /** Starts the daemon, and waits until it takes in what happens: before that an order to end leaves no trace. */
    Process begunDaemon() throws IOException {
        final int before = starts();
        final Process daemon = daemon(Map.of());
        while (starts() == before) {
            assertTrue(daemon.isAlive(), () -> "the daemon ended: " + told());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return daemon;
    }

    private int starts() {
        return told().split("(a new session began|the session goes on): session", -1).length;
    }

    /** Waits until it has no more to tell. */
    void awaitEnd(final Process daemon) throws IOException {
        while (!isOver()) {
            assertTrue(daemon.isAlive(), () -> "the daemon ended: " + told());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Whether it has no more to tell. */
    boolean isOver() throws IOException {
        return Files.readString(directory.resolve("venue.txt")).contains("the tape is over");
    }

    /** The last candles may still be on their way when it says that it has no more. */
    static void awaitQuiet() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    }

    /** Ends a daemon in good order. */
    void end(final Process daemon) throws InterruptedException {
        daemon.toHandle().destroy();
        assertTrue(daemon.waitFor(30, TimeUnit.SECONDS), "it ends");
        assertEquals(0, daemon.exitValue(), this::told);
    }

    /** Runs a session until there is no more to tell, and ends it in good order. */
    Path follow(final String market, final String strategy) throws IOException, InterruptedException {
        configure(market, strategy, "");
        final Process daemon = daemon(Map.of());
        try {
            awaitEnd(daemon);
            awaitQuiet();
        } finally {
            daemon.toHandle().destroy();
        }
        end(daemon);
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
