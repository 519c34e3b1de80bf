package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapedeck.app.Launcher.Ended;
import io.tapedeck.journal.session.SessionFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
    private PracticeVenue venue;
    private int monitorPort;

    @BeforeEach
    void openTheVenue() throws IOException, InterruptedException {
        launcher = new Launcher(directory);
        launcher.run("data", "sample", "--to", "2022-01-15").requireDone();
        venue = PracticeVenue.open(launcher, directory);
        venue.configure(PracticeVenue.CANDLES, PracticeVenue.SMA_CROSS,
            "monitor: {port: %d, heartbeat: 1s}".formatted(freePort()));
    }

    @AfterEach
    void closeTheVenue() throws IOException {
        venue.close();
    }

    private int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            monitorPort = probe.getLocalPort();
            return monitorPort;
        }
    }

    private Process daemon() throws IOException {
        return venue.daemon(Map.of());
    }

    private String page(final String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + monitorPort + path)).build(),
            HttpResponse.BodyHandlers.ofString()).body();
    }

    private JsonNode verified() throws IOException, InterruptedException {
        final JsonNode found = launcher.run("replay", "--verify", "session", "--json").requireDone().json();
        assertTrue(found.get("identical").asBoolean(), found.toString());
        return found;
    }

    private long candles() throws IOException, InterruptedException {
        return launcher.run("journal", "stat", "session", "--json").requireDone().json().at("/messages/MarketCandle")
            .asLong();
    }

    @Test
    void aPaperSessionDecidesWhatABacktestDecides() throws IOException, InterruptedException {
        final Process daemon = venue.daemon(Map.of("TAPEDECK_STRATEGY_FILTER_NAME", "regime",
            "TAPEDECK_STRATEGY_FILTER_PARAMETERS_LENGTH", "5", "TAPEDECK_SIMULATION_SLIPPAGE", "0.0005",
            "TAPEDECK_SIMULATION_LATENCY_MS", "20"));
        venue.awaitEnd(daemon);
        PracticeVenue.awaitQuiet();
        final Ended second = launcher.run("live", "--mode", "paper", "--config", "paper.yaml");
        assertEquals(3, second.exitCode());
        assertEquals("tapedeck: session session is being written by another daemon: stop it first, or name another "
            + "folder", second.err().strip());
        venue.end(daemon);

        final JsonNode found = verified();
        assertEquals(MINUTES + 4, found.get("comparedFrames").asLong());
        assertTrue(launcher.run("journal", "verify", "session").requireDone().out().contains("snapshots are what a "
            + "replay without interruption gives"));
        final JsonNode backtest = launcher.run("replay", "--param", "fast=5", "--param", "slow=20", "--filter",
            "regime", "--filter-param", "length=5", "--slippage", "0.0005", "--latency-ms", "20", "--record",
            "none", "--json").requireDone().json();
        assertTrue(backtest.get("trades").asLong() > 3);
        assertEquals(backtest.at("/digest/decisions").asText(), found.get("replayedDigests").asText().split("/")[0]);
    }

    @Test
    void aPortThatIsTakenIsToldBeforeASessionBegins() throws IOException, InterruptedException {
        final Ended refused;
        try (ServerSocket other = new ServerSocket(monitorPort, 1, InetAddress.getByName("127.0.0.1"))) {
            assertTrue(other.isBound());
            refused = launcher.run("live", "--mode", "paper", "--config", "paper.yaml");
        }

        assertEquals(3, refused.exitCode(), refused.err());
        assertTrue(refused.err().startsWith("tapedeck: monitor.port " + monitorPort + " of 127.0.0.1 cannot be used "),
            refused.err());
        assertEquals(List.of(), new SessionFolder(directory.resolve("session")).tapes());
    }

    @Test
    void peopleAndMachinesAreToldWhatHappens() throws IOException, InterruptedException {
        try (Webhook webhook = Webhook.open()) {
            final Process daemon =
                venue.daemon(Map.of("TAPEDECK_ALERTS_WEBHOOK_URL", webhook.address() + "/for-your-eyes"));
            venue.awaitEnd(daemon);
            PracticeVenue.awaitQuiet();
            assertTrue(page("/ready").contains("ready"));
            final String health = page("/health");
            assertTrue(health.contains("\"well\" : true") && health.contains("disk"), health);
            final String figures = page("/metrics");
            assertTrue(figures.contains("\ntapedeck_frames_total " + (MINUTES + 4) + ".0\n"), figures);
            assertTrue(figures.contains("tapedeck_latency_seconds{quantile=\"0.99\",timer=\"strategy\"} "), figures);
            final Ended status = launcher.run("status", "--session", "session").requireDone();
            assertTrue(status.out().matches("(?s).*\\ndisk +OK .*"), status.out());
            launcher.run("halt", "--session", "session").requireDone();
            PracticeVenue.awaitQuiet();
            venue.end(daemon);

            final List<String> told = webhook.kinds();
            verified();
            final long trades = launcher.run("journal", "cat", "session", "--type", "TradeClosed").requireDone().out()
                .lines().count();
            final String latency = launcher.run("journal", "latency", "session").requireDone().out();
            assertTrue(latency.contains("candles were received after their close, ms: p50 "), latency);
            assertTrue(latency.contains(" frames timed, nanoseconds") && latency.contains("\nstrategy "), latency);
            assertEquals("START", told.get(0));
            assertEquals("STOP", told.get(told.size() - 1));
            assertEquals("HALTED", told.get(told.size() - 2));
            assertTrue(trades > 3);
            assertEquals(trades, told.stream().filter("CLOSED"::equals).count());
            final String log = Files.readString(directory.resolve("session/logs/daemon.log"));
            assertTrue(log.contains("alive: trading ACTIVE"), log);
            assertTrue(log.contains("\"alert\":\"CLOSED\""), log);
            assertFalse(log.contains("for-your-eyes"));
        }
    }

    @Tag("one-jdk")
    @Test
    void aDiskThatFillsUpHaltsAndEndsInGoodOrder() throws IOException, InterruptedException {
        final long free = Files.getFileStore(directory).getUsableSpace();
        try (Webhook webhook = Webhook.open()) {
            final Map<String, String> told = Map.of("TAPEDECK_ALERTS_WEBHOOK_URL", webhook.address());
            final Process halted = venue.daemon(with(told, "TAPEDECK_DISK_HALT_BELOW", free * 2));
            while (!webhook.kinds().contains("HALTED")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            assertTrue(webhook.kinds().contains("DISK"), webhook.kinds()::toString);
            assertTrue(launcher.run("status", "--session", "session").requireDone().out()
                .contains("trading  HALTED: disk: "));
            venue.end(halted);
            final Process ended = venue.daemon(with(told, "TAPEDECK_DISK_HALT_BELOW", free * 8));
            assertTrue(ended.waitFor(30, TimeUnit.SECONDS), "it ends by itself");
            assertEquals(5, ended.exitValue(), venue.told());
        }
        verified();
    }

    private static Map<String, String> with(final Map<String, String> told, final String name, final long value) {
        final Map<String, String> environment = new HashMap<>(told);
        environment.put(name, Long.toString(value));
        environment.put("TAPEDECK_DISK_WARN_BELOW", Long.toString(value + 1));
        return environment;
    }

    @Tag("one-jdk")
    @Test
    void limitsAreReadAgainWhileItRuns() throws IOException, InterruptedException {
        final Process daemon = daemon();
        venue.awaitEnd(daemon);
        assertEquals(0, launcher.run("reload", "--session", "session").exitCode());
        final Path file = venue.configuration();
        final String before = Files.readString(file);
        Files.writeString(file, before + "limits: {order-notional: 1000}\n");
        assertTrue(launcher.run("reload", "--session", "session").requireDone().out()
            .contains("the limits of the configuration hold from now on"));
        Files.writeString(file, before.replace("timeframe: 1h", "timeframe: 4h"));
        final Ended refused = launcher.run("reload", "--session", "session");
        assertEquals(1, refused.exitCode());
        assertTrue((refused.out() + refused.err()).contains("strategy.timeframe cannot be changed while a session goes "
            + "on, only limits and parameters of the strategy can"), refused.out() + refused.err());
        Files.writeString(file, before + "limits: {order-notional: 2000}\n");
        venue.end(daemon);
        venue.end(venue.begunDaemon());

        verified();
        final String told = launcher.run("journal", "cat", "session", "--type", "RiskLimits").requireDone().out();
        assertEquals(3, told.lines().count(), told);
        assertTrue(told.lines().skip(1).findFirst().orElseThrow().contains("orderNotional=1000 "), told);
        assertTrue(told.lines().skip(2).findFirst().orElseThrow().contains("orderNotional=2000 "), told);
        launcher.run("journal", "what-if", "session", "--param", "fast=6").requireDone();
    }

    @Tag("one-jdk")
    @Test
    void parametersAreReadAgainAndTheirHistoryIsOnTheTape() throws Exception {
        final Path file = venue.configuration();
        final String before = Files.readString(file);
        final Process first = daemon();
        while (!venue.told().contains("opened long")) {
            assertTrue(first.isAlive(), venue::told);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        first.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
        Files.writeString(file, before.replace("fast: 5", "fast: 6"));
        final Process second = daemon();
        venue.awaitEnd(second);
        PracticeVenue.awaitQuiet();
        assertTrue(venue.told().contains("the strategy has fast 5 -> 6 from now on; it was shown the "), venue::told);
        Files.writeString(file, before.replace("fast: 5", "fast: 7"));
        final Ended reloaded = launcher.run("reload", "--session", "session").requireDone();
        assertTrue(reloaded.out().contains("the strategy has fast 6 -> 7 from now on"), reloaded.out());
        second.destroyForcibly().onExit().get(10, TimeUnit.SECONDS);
        venue.end(venue.begunDaemon());

        verified();
        final JsonNode history = launcher.run("config", "history", "--session", "session", "--json").requireDone()
            .json().get("changes");
        assertEquals(List.of("BEGUN", "PARAMETERS", "STARTED", "PARAMETERS", "STARTED"),
            history.findValuesAsText("kind"), history.toString());
        assertEquals("{\"name\":\"strategy.parameters.fast\",\"before\":\"5\",\"after\":\"6\"}",
            history.get(1).get("values").get(0).toString());
        assertTrue(launcher.run("journal", "cat", "session", "--type", "StrategyParameter").requireDone().out()
            .contains("StrategyParameter name=fast value=6"));
        requireEntriesOf("6", history.get(1).get("time").asText());
        assertTrue(launcher.run("journal", "what-if", "session", "--param", "fast=9").requireDone().err()
            .contains("the changed run leaves that out"));
        launcher.run("journal", "what-if", "session", "--limit", "order-notional=1000").requireDone();
    }

    /** From its first entry on the session has the positions of a backtest with that parameter. */
    private void requireEntriesOf(final String fast, final String from) throws IOException, InterruptedException {
        launcher.run("replay", "--param", "fast=" + fast, "--param", "slow=20", "--out", "runs").requireDone();
        final List<String> live = entries("session", from);
        final List<String> backtest = entries(Files.list(directory.resolve("runs")).findFirst().orElseThrow()
            .toString(), from);
        assertTrue(live.size() > 2, live::toString);
        assertEquals(backtest.subList(backtest.indexOf(live.get(1)), backtest.size()), live.subList(1, live.size()));
    }

    private List<String> entries(final String tape, final String from) throws IOException, InterruptedException {
        return launcher.run("journal", "cat", tape, "--type", "Signal", "--from", from).requireDone().out().lines()
            .filter(line -> line.contains("kind=OPEN_LONG"))
            .map(line -> line.replaceFirst("^ *\\d+ +", "").replaceAll("signalId=\\d+ ", "")).toList();
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
        final Process last = venue.begunDaemon();
        venue.awaitEnd(last);
        PracticeVenue.awaitQuiet();
        venue.end(last);

        verified();
        assertEquals(MINUTES, candles(), venue.told());
        assertFalse(venue.told().contains("fault of the program"), venue.told());
    }

    private void nameAVenueThatIsNotThere() throws IOException {
        Files.writeString(venue.configuration(), Files.readString(venue.configuration())
            .replaceAll("127.0.0.1:\\d+", "127.0.0.1:1"));
    }

    /** The promise: nothing is taken in any more, what came is finished, a snapshot written and the tape closed. */
    private void endsWithinFiveSeconds(final Process daemon) throws InterruptedException {
        assertTrue(daemon.waitFor(5, TimeUnit.SECONDS), venue::told);
        assertEquals(0, daemon.exitValue(), venue::told);
    }

    @Test
    void anOrderToEndIsObeyedWhileTheMarketStreamsInAndComesTwice() throws IOException, InterruptedException {
        venue.configure("venue: binance\nsymbols: [SAMPLEUSDT]\nstreams: [candles, trades, quotes]",
            PracticeVenue.SMA_CROSS, "");
        final Process daemon = daemon();
        while (!Files.exists(directory.resolve("session/tapes/000002"))) {
            assertTrue(daemon.isAlive(), venue::told);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertFalse(venue.isOver());
        daemon.toHandle().destroy();
        daemon.toHandle().destroy();
        endsWithinFiveSeconds(daemon);

        final long frames = verified().get("comparedFrames").asLong();
        assertTrue(Files.exists(directory.resolve("session/snapshots/%016d.state".formatted(frames))), venue::told);
    }

    @Test
    void anOrderToEndIsObeyedWhileTheVenueIsWaitedFor() throws IOException, InterruptedException {
        nameAVenueThatIsNotThere();
        final Process daemon = daemon();
        while (!Files.exists(directory.resolve("session/session.lock"))) {
            assertTrue(daemon.isAlive(), venue::told);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        new ProcessBuilder("kill", "-INT", Long.toString(daemon.pid())).start().waitFor();
        endsWithinFiveSeconds(daemon);
        assertTrue(venue.told().endsWith("tapedeck: ended as asked, before the venue had answered\n"), venue::told);
    }

    @Tag("one-jdk")
    @Test
    void aVenueThatIsNotThereIsOneSentence() throws IOException, InterruptedException {
        nameAVenueThatIsNotThere();
        final Process daemon = daemon();
        assertTrue(daemon.waitFor(5, TimeUnit.MINUTES));
        assertEquals(4, daemon.exitValue(), venue.told());
    }
}
