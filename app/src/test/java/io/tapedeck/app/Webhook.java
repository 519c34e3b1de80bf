package io.tapedeck.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who is told: a server on this machine that takes every alert and remembers it. */
final class Webhook implements AutoCloseable {
    private static final int NO_CONTENT = 204;

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    private Webhook(final HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.start();
    }

    static Webhook open() throws IOException {
        return new Webhook(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private void take(final HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Of the alerts so far. */
    List<String> kinds() throws IOException {
        final List<String> kinds = new CopyOnWriteArrayList<>();
        for (final String body : bodies) {
            kinds.add(new ObjectMapper().readTree(body).get("kind").asText());
        }
        return kinds;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
