package io.tapedeck.app.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tapedeck.replay.report.JsonDocument;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code /metrics}, {@code /health} and {@code /ready} over HTTP, for this machine only: whoever wants them elsewhere
 * puts a proxy before them.
 *
 * <p>By the server that the JDK brings: three read-only pages for one or two readers on the same machine need no more,
 * and it starts in milliseconds without a library. It is told to close connections on which a request or an answer
 * takes longer than ten seconds, which it does not do of itself.
 */
public final class MonitorServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int BACKLOG = 16;
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    static {
        limit("sun.net.httpserver.maxReqTime");
        limit("sun.net.httpserver.maxRspTime");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Metrics metrics;
    private final Health health;

    private MonitorServer(final HttpServer server, final Metrics metrics, final Health health) {
        this.server = server;
        this.metrics = metrics;
        this.health = health;
        threads = Executors.newCachedThreadPool(task -> {
            final Thread thread = new Thread(task, "monitor");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void limit(final String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "10");
        }
    }

    /**
     * Requires that a server could listen: before a session is touched, rather than when the rest is ready.
     *
     * @param port on 127.0.0.1; 0 where none is to listen.
     * @throws IOException where the port is taken.
     */
    public static void requireFree(final int port) throws IOException {
        if (port > 0) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.bind(thisMachine(port), BACKLOG);
            } catch (final BindException refused) {
                throw taken(port, refused);
            }
        }
    }

    /**
     * Begins to answer.
     *
     * @param port    on 127.0.0.1; 0 takes any that is free.
     * @param metrics that are told.
     * @param health  that is told.
     * @return to be closed.
     * @throws IOException where the port is taken.
     */
    public static MonitorServer start(final int port, final Metrics metrics, final Health health) throws IOException {
        final MonitorServer monitor = new MonitorServer(open(port), metrics, health);
        monitor.server.createContext("/", monitor::answer);
        monitor.server.setExecutor(monitor.threads);
        monitor.server.start();
        return monitor;
    }

    private static HttpServer open(final int port) throws IOException {
        try {
            return HttpServer.create(thisMachine(port), BACKLOG);
        } catch (final BindException refused) {
            throw taken(port, refused);
        }
    }

    private static InetSocketAddress thisMachine(final int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private static IOException taken(final int port, final BindException refused) {
        return new IOException("monitor.port " + port + " of 127.0.0.1 cannot be used (" + refused.getMessage()
            + "): end what listens there, or name another port", refused);
    }

    /**
     * Where it answers.
     *
     * @return a port of 127.0.0.1.
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What is answered. */
    private record Page(int status, String type, String body) {
    }

    private void answer(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final Page page = page(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            final byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if ("HEAD".equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(page.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(page.status(), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private Page page(final String method, final String path) {
        if (!"GET".equals(method) && !"HEAD".equals(method)) {
            return new Page(NOT_ALLOWED, TEXT, "only GET and HEAD\n");
        }
        return switch (path) {
            case "/metrics" -> new Page(OK, PROMETHEUS, metrics.text());
            case "/health" -> health(health.results());
            case "/ready" -> health.isReady()
                ? new Page(OK, TEXT, "ready\n") : new Page(UNAVAILABLE, TEXT, "not ready\n");
            default -> new Page(NOT_FOUND, TEXT, "there are /metrics, /health and /ready\n");
        };
    }

    private static Page health(final List<CheckResult> results) {
        final boolean isWell = Health.isWell(results);
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("well", isWell);
        document.put("checks", results.stream().map(MonitorServer::document).toList());
        return new Page(isWell ? OK : UNAVAILABLE, JSON, JsonDocument.render(document));
    }

    private static Map<String, Object> document(final CheckResult check) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", check.name());
        document.put("verdict", check.verdict().name());
        document.put("words", check.words());
        return document;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
