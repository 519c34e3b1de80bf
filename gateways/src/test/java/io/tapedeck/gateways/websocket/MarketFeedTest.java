package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.venue.Heartbeat;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** All together over real sockets: a venue that breaks off, refuses, comes back and announces its end. */
class MarketFeedTest {
    private static final Heartbeat HEARTBEAT =
        new Heartbeat(Optional.of("ping"), Duration.ofSeconds(20), Duration.ofSeconds(60), Optional.empty());
    private static final ConnectionSettings SETTINGS = new ConnectionSettings(Duration.ofSeconds(10),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(60), Duration.ofMillis(100), 20,
        StreamLimits.ofLiquidMarkets());

    private final LinkedBlockingQueue<ConnectionReport> reports = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<WebSocket> subscribed = new LinkedBlockingQueue<>();
    private final CountingListener listener = new CountingListener();

    @Test
    void survivesWhatVenuesDo() throws Exception {
        try (MockWebServer server = new MockWebServer();
            OkHttpConnections transport = new OkHttpConnections(Duration.ofSeconds(10))) {
            server.start();
            acceptSocket(server);
            server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", 1).build());
            acceptSocket(server);
            acceptSocket(server);
            final FakeVenue venue = new FakeVenue(URI.create("ws://127.0.0.1:" + server.getPort() + "/"), HEARTBEAT);
            try (MarketFeed feed = new MarketFeed(venue, FakeVenue.STREAMS, listener,
                new ConnectionContext(transport, ConnectionAttempts.ofStrictestVenue(), SETTINGS, System::nanoTime, 3,
                    (channel, report) -> reports.add(report)))) {
                feed.start();
                final WebSocket first = data();
                assertInstanceOf(ConnectionReport.Connected.class, next());
                first.close(1001, "restart");
                assertEquals(LossReason.ENDED, assertInstanceOf(ConnectionReport.Lost.class, next()).reason());
                assertEquals(LossReason.HANDSHAKE_REFUSED,
                    assertInstanceOf(ConnectionReport.Lost.class, next()).reason());
                final WebSocket second = data();
                assertInstanceOf(ConnectionReport.Connected.class, next());
                second.send("C");
                data();
                assertInstanceOf(ConnectionReport.RolledOver.class, next());
                assertEquals(new ConnectionCounts(ConnectionState.LIVE, 4, 10, 16, 0),
                    feed.connections().get(0).counts());
            }
            assertInstanceOf(ConnectionReport.Stopped.class, next());
            assertEquals(3, listener.trades);
            assertTrue(reports.isEmpty());
        }
    }

    /** Waits for a subscription, and answers with data on both streams. */
    private WebSocket data() throws InterruptedException {
        final WebSocket socket = subscribed.poll(20, TimeUnit.SECONDS);
        assertNotNull(socket, "nobody subscribes");
        socket.send("A");
        socket.send("T0");
        socket.send("Q0");
        return socket;
    }

    private ConnectionReport next() throws InterruptedException {
        final ConnectionReport report = reports.poll(20, TimeUnit.SECONDS);
        assertNotNull(report, "nothing happens");
        return report;
    }

    private void acceptSocket(final MockWebServer server) {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(new WebSocketListener() {
            @Override
            public void onMessage(final WebSocket socket, final String text) {
                assertEquals("SUBSCRIBE", text);
                subscribed.add(socket);
            }

            @Override
            public void onClosing(final WebSocket socket, final int code, final String reason) {
                socket.close(code, null);
            }
        }).build());
    }
}
