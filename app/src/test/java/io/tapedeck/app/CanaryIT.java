package io.tapedeck.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Secrets are canaries: given to the real commands by the environment and by their file, rightly and wrongly, none of
 * them is found in anything that was printed, recorded, measured or answered.
 */
class CanaryIT {
    private static final String CANARY = "canary7f3a";
    private static final String TOKEN = "123456:" + CANARY + "token";
    private static final int SERVER_FAULT = 500;

    @TempDir
    private Path directory;
    private Launcher launcher;
    private HttpServer hooks;
    private final AtomicInteger posts = new AtomicInteger();
    private final List<String> printed = new ArrayList<>();

    @BeforeEach
    void openTheHooks() throws IOException {
        launcher = new Launcher(directory);
        hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hooks.createContext("/", this::refuse);
        hooks.start();
    }

    /** A server that says what it was asked, as many do. */
    private void refuse(final HttpExchange exchange) throws IOException {
        posts.incrementAndGet();
        final byte[] body = ("no such page: " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Asked", exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(SERVER_FAULT, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void closeTheHooks() {
        hooks.stop(0);
    }

    private String hook(final String name) {
        return "http://127.0.0.1:" + hooks.getAddress().getPort() + "/" + CANARY + name + "?key=" + CANARY + "key";
    }

    private void secrets(final String text) throws IOException {
        final Path file = Files.writeString(directory.resolve("secrets.yaml"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void configuration(final String more, final String address, final int monitorPort) throws IOException {
        Files.writeString(directory.resolve("paper.yaml"), """
            secrets: %s
            session: {folder: session, snapshot-every: 6h}
            market:
              venue: binance
              environment: loopback
              rest: %s
              websocket: %s
              symbols: [SAMPLEUSDT]
              clock: venue
              warm-up: 0
            strategy: {name: sma-cross, timeframe: 1h, parameters: {fast: 5, slow: 20}}
            alerts.telegram.chat: "-5"
            monitor.port: %d
            %s
            """.formatted(directory.resolve("secrets.yaml"), address, address.replace("http", "ws"), monitorPort,
            more));
    }

    private Map<String, String> environment() {
        return Map.of("TAPEDECK_ALERTS_WEBHOOK_URL", hook("webhook"));
    }

    /** Runs a command with the secrets of the environment, and keeps what it printed. */
    private int say(final Map<String, String> environment, final String... arguments)
        throws IOException, InterruptedException {
        final Launcher.Ended ended = launcher.run(environment, Launcher.HOME.resolve("bin/tapedeck"), arguments);
        printed.add(String.join(" ", arguments) + "\n" + ended.out() + ended.err());
        return ended.exitCode();
    }

    /** The same within this process, which takes less time, and has no secret in its environment. */
    private int say(final String... arguments) {
        final PrintStream out = System.out;
        final PrintStream err = System.err;
        final ByteArrayOutputStream text = new ByteArrayOutputStream();
        final PrintStream kept = new PrintStream(text, true, StandardCharsets.UTF_8);
        try {
            System.setOut(kept);
            System.setErr(kept);
            return Tapedeck.run(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
            printed.add(String.join(" ", arguments) + "\n" + text.toString(StandardCharsets.UTF_8));
        }
    }

    private void requireNoCanaryInWhatWasPrinted() {
        printed.forEach(text -> assertFalse(text.contains(CANARY), text));
    }

    @Test
    void noCommandPrintsASecretHoweverWrongItIs() throws IOException, InterruptedException {
        final String file = directory.resolve("paper.yaml").toString();
        configuration("", "http://127.0.0.1:1", 0);
        secrets("alerts: {discord.url: '" + hook("discord") + "', telegram.token: '" + TOKEN + "'}");
        assertEquals(0, say(environment(), "config", "show", "--config", "paper.yaml"));
        assertEquals(0, say("config", "show", "--config", file, "--json"));
        assertEquals(0, say("config", "validate", "--config", file));
        assertTrue(printed.get(0).contains("***"), printed.get(0));

        for (final String wrong : List.of(
            "alerts: {discord.url: 'ftp://" + CANARY + "', telegram.token: '" + CANARY + " and more'}",
            "alerts: {discord.url: ['" + hook("list") + "']}",
            "alerts: {discord.url: {" + CANARY + ": 1}}",
            "alerts.telegram.token: '" + TOKEN,
            "alerts: {telegram.token: *" + CANARY + "}",
            "alerts.telegram.token " + TOKEN,
            "alerts.discord.url: " + hook("a") + "\nalerts.discord.url: " + hook("b"))) {
            secrets(wrong);
            assertEquals(2, say("config", "validate", "--config", file), wrong);
            assertEquals(2, say("config", "validate", "--config", file, "--json"), wrong);
        }
        assertEquals(2, say(Map.of("TAPEDECK_ALERTS_WEBHOOK_URL", "ftp://" + CANARY), "config", "show", "--config",
            "paper.yaml"));
        secrets("alerts.discord.url: " + hook("discord"));
        Files.setPosixFilePermissions(directory.resolve("secrets.yaml"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(2, say("config", "validate", "--config", file));
        configuration("alerts.discord.url: " + hook("main"), "http://127.0.0.1:1", 0);
        assertEquals(2, say("live", "--mode", "paper", "--config", file));
        requireNoCanaryInWhatWasPrinted();
    }

    @Test
    void noSessionKeepsASecretAndNoPageShowsOne() throws IOException, InterruptedException {
        launcher.run("data", "sample", "--to", "2022-01-03").requireDone();
        try (PracticeVenue venue = PracticeVenue.open(launcher, directory, "--speed", "20000")) {
            final int port = freePort();
            configuration("", venue.address(), port);
            secrets("alerts: {discord.url: '" + hook("discord") + "', telegram.token: '" + TOKEN + "'}");
            runASession(venue, port);
        }
        requireNoCanaryInWhatWasPrinted();
        for (final Path file : files()) {
            assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY),
                file + " holds a secret");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Everything that may be an alarm happens: a halt, a venue that goes away, a kill, an end. */
    private void runASession(final PracticeVenue venue, final int port) throws IOException, InterruptedException {
        final Process daemon = venue.daemon(environment());
        try {
            await(() -> venue.told().contains("Live after"));
            assertEquals(0, say(environment(), "halt", "--session", "session", "--reason", "canaries"));
            venue.close();
            await(() -> venue.told().contains("Lost"));
            assertEquals(0, say(environment(), "status", "--session", "session"));
            assertEquals(0, say(environment(), "positions", "--session", "session", "--json"));
            for (final String page : List.of("/metrics", "/health", "/ready", "/nothing")) {
                printed.add(page + "\n" + page(port, page));
            }
            assertEquals(0, say(environment(), "kill", "--session", "session"));
        } finally {
            daemon.toHandle().destroy();
            assertTrue(daemon.waitFor(60, TimeUnit.SECONDS), "it ends");
        }
        assertEquals(0, daemon.exitValue(), venue::told);
        assertTrue(posts.get() > 0, "the hooks were asked");
    }

    /** Something that happens sooner or later. */
    private interface Happened {
        boolean isSo() throws IOException;
    }

    private static void await(final Happened event) throws IOException {
        final long untilNs = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!event.isSo()) {
            assertTrue(System.nanoTime() < untilNs, "it does not happen");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static String page(final int port, final String path) throws InterruptedException {
        try {
            final HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
            assertNotEquals("", answer.headers().map().toString());
            return answer.headers().map() + answer.body();
        } catch (final IOException nobodyListens) {
            return "nobody listens";
        }
    }

    /** Everything that was written, but for where this test wrote the secrets itself. */
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).filter(file -> !file.endsWith("secrets.yaml")).toList();
        }
    }
}
