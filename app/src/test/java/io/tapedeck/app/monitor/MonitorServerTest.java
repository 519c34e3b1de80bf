package io.tapedeck.app.monitor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The pages of the monitor, over real sockets. */
class MonitorServerTest {
    private final AtomicReference<Optional<String>> fault = new AtomicReference<>(Optional.empty());
    private final Health health = new Health(Map.of("pipeline", new FaultCheck("pipeline", fault::get)));
    private final Metrics metrics = new Metrics();
    private MonitorServer server;

    @BeforeEach
    void start() throws IOException {
        server = MonitorServer.start(0, metrics, health);
    }

    @AfterEach
    void stop() {
        server.close();
        metrics.close();
    }

    /** Status and body. */
    private record Answer(int status, String body) {
    }

    private Answer get(final String path) throws IOException {
        return ask("GET", path);
    }

    private Answer ask(final String method, final String path) throws IOException {
        final HttpURLConnection connection = (HttpURLConnection)
            URI.create("http://127.0.0.1:" + server.port() + path).toURL().openConnection();
        connection.setRequestMethod(method);
        final int status = connection.getResponseCode();
        try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void readyIsFalseUntilItIsTold() throws IOException {
        assertEquals(new Answer(503, "not ready\n"), get("/ready"));
        health.ready();
        assertEquals(new Answer(200, "ready\n"), get("/ready"));
        health.notReady();
        assertEquals(new Answer(503, "not ready\n"), get("/ready"));
    }

    @Test
    void healthTellsEveryCheckInWords() throws IOException {
        assertEquals(200, get("/health").status());
        fault.set(Optional.of("stage risk failed at frame 7"));
        final Answer ill = get("/health");
        assertEquals(503, ill.status());
        assertTrue(ill.body().contains("\"well\" : false") && ill.body().contains("stage risk failed at frame 7"),
            ill.body());
    }

    @Test
    void metricsAreInTheFormatOfPrometheus() throws IOException {
        final LatencyTimer timer = new LatencyTimer(Duration.ofMillis(1), () -> 0);
        timer.record(250_000);
        metrics.latency("strategy", timer);
        metrics.gauge("tapedeck.equity", "What is owned.", () -> 10_012.5, "currency", "USDT");
        metrics.counter("tapedeck.alerts.dropped", "Alerts that were never tried.", () -> 3, "channel", "discord");
        final List<String> lines = get("/metrics").body().lines().filter(line -> line.contains("tapedeck")).toList();
        assertEquals(List.of(
            "# HELP tapedeck_alerts_dropped_total Alerts that were never tried.",
            "# TYPE tapedeck_alerts_dropped_total counter",
            "tapedeck_alerts_dropped_total{channel=\"discord\"} 3.0",
            "# HELP tapedeck_equity What is owned.",
            "# TYPE tapedeck_equity gauge",
            "tapedeck_equity{currency=\"USDT\"} 10012.5",
            "# HELP tapedeck_latency_seconds over the last one to two minutes, corrected for coordinated omission",
            "# TYPE tapedeck_latency_seconds gauge",
            "tapedeck_latency_seconds{quantile=\"0.5\",timer=\"strategy\"} 2.50111E-4",
            "tapedeck_latency_seconds{quantile=\"0.99\",timer=\"strategy\"} 2.50111E-4",
            "tapedeck_latency_seconds{quantile=\"0.999\",timer=\"strategy\"} 2.50111E-4",
            "tapedeck_latency_seconds{quantile=\"1\",timer=\"strategy\"} 2.50111E-4"), lines);
    }

    @Test
    void theProcessItselfIsMeasured() throws IOException {
        final String body = get("/metrics").body();
        for (final String name : List.of("jvm_memory_used_bytes", "jvm_threads_live_threads",
            "process_files_open_files", "process_uptime_seconds")) {
            assertTrue(body.contains("\n" + name), name);
        }
    }

    @Test
    void nothingElseIsAnswered() throws IOException {
        assertEquals(404, get("/").status());
        assertEquals(404, get("/metrics/../secrets").status());
        assertEquals(405, ask("DELETE", "/health").status());
    }

    @Test
    void whoAsksHalfAQuestionHoldsUpNobody() throws IOException {
        final List<Socket> half = new ArrayList<>();
        try {
            for (int client = 0; client < 20; client++) {
                final Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port());
                socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
                half.add(socket);
            }
            assertEquals(200, get("/health").status());
        } finally {
            for (final Socket socket : half) {
                socket.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsSetting() {
        final IOException taken = assertThrows(IOException.class,
            () -> MonitorServer.start(server.port(), metrics, health).close());

        assertTrue(taken.getMessage().startsWith("monitor.port " + server.port() + " of 127.0.0.1 cannot be used ("),
            taken::getMessage);
    }

    @Test
    void onlyThisMachineMayAsk() throws IOException {
        for (final NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (final InetAddress address : Collections.list(card.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThrows(IOException.class, () -> new Socket(address, server.port()).close(), card.getName());
                }
            }
        }
    }
}
