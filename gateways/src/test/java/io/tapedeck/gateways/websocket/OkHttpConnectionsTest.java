package io.tapedeck.gateways.websocket;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Real sockets on this machine. */
class OkHttpConnectionsTest {
    private static final int PING = 9;

    private final OkHttpConnections connections = new OkHttpConnections(Duration.ofSeconds(1));
    private final RecordedHandler handler = new RecordedHandler();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void close() {
        connections.close();
        server.close();
    }

    @Test
    void handsOnTextAndBytesOfAnyLength() throws Exception {
        final String big = "x".repeat(1_000_000);
        serve(socket -> {
            socket.send("{\"e\":\"trade\"}");
            socket.send("Kurs: 1 €");
            socket.send(big);
            socket.send(ByteString.encodeUtf8("bytes"));
            socket.send("");
            socket.send("after");
        });
        connect();
        assertEquals("open", handler.next());
        assertEquals("{\"e\":\"trade\"}", handler.next());
        assertEquals("Kurs: 1 €", handler.next());
        assertEquals(big, handler.next());
        assertEquals("bytes", handler.next());
        assertEquals("", handler.next());
        assertEquals("after", handler.next());
        assertEquals("tapedeck-test", handler.thread);
    }

    @Test
    void tellsTheStatusOfARefusedHandshake() throws Exception {
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "17").body("{}").build());
        connect();
        assertEquals("the venue answered the handshake with HTTP 429, retry after 17 s.", handler.next());
        server.enqueue(new MockResponse.Builder().code(418)
            .addHeader("Retry-After", "Fri, 01 Jan 2027 00:00:00 GMT").build());
        connect();
        assertEquals("the venue answered the handshake with HTTP 418.", handler.next());
    }

    @Test
    void tellsWhyTheVenueCloses() throws Exception {
        serve(socket -> socket.close(1001, "maintenance"));
        connect();
        assertEquals("open", handler.next());
        assertEquals("the venue closed the connection with code 1001 (maintenance).", handler.next());
    }

    @Test
    void noticesThatTheConnectionBreaks() throws Exception {
        try (BareServer bare = new BareServer()) {
            connections.connect(bare.address(), "tapedeck-test", handler);
            bare.open();
            assertEquals("open", handler.next());
        }
        assertEquals("the connection broke: the other side is gone.", handler.next());
    }

    @Test
    void noticesThatNobodyListensOrNobodyAnswers() throws Exception {
        final URI gone;
        try (BareServer bare = new BareServer()) {
            gone = bare.address();
            connections.connect(gone, "tapedeck-test", handler);
            bare.accept();
            server.enqueue(new MockResponse.Builder().code(200).build());
            connect();
            assertEquals("the venue answered the handshake with HTTP 200.", handler.next());
            assertTrue(handler.isSilent(), "the machine, not the transport, limits the wait for the other handshake");
        }
        assertTrue(handler.next().startsWith("the connection broke: "), "it was cut before it was open");
        connections.connect(gone, "tapedeck-test", handler);
        assertTrue(handler.next().startsWith("the connection broke: Failed to connect to /127.0.0.1:"));
    }

    @Test
    void answersPingsWithTheirPayloadAndSendsNone() throws Exception {
        try (BareServer bare = new BareServer()) {
            final WebSocketLink link = connections.connect(bare.address(), "tapedeck-test", handler);
            bare.open();
            assertEquals("open", handler.next());
            final long before = link.bytesArrived();
            bare.frame(PING, "1767225600000");
            assertEquals("10 1767225600000", bare.readFrame());
            assertEquals(before + 15, link.bytesArrived(), "a ping is a sign of life");
            bare.frame(1, "hello");
            assertEquals("hello", handler.next());
            link.send("SUBSCRIBE");
            assertEquals("1 SUBSCRIBE", bare.readFrame(), "nothing was sent before");
        }
    }

    @Test
    void closesThoughTheOtherSideDoesNotAnswer() throws Exception {
        try (BareServer bare = new BareServer()) {
            final WebSocketLink link = connections.connect(bare.address(), "tapedeck-test", handler);
            bare.open();
            assertEquals("open", handler.next());
            link.close();
            assertTrue(bare.readFrame().startsWith("8 "), "a farewell");
            assertEquals("end", bare.readFrame(), "within the limit of the socket's wait");
        }
    }

    @Test
    void stopsOpeningWhenItIsClosed() throws Exception {
        try (BareServer bare = new BareServer()) {
            final WebSocketLink link = connections.connect(bare.address(), "tapedeck-test", handler);
            bare.accept();
            link.close();
            assertEquals("end", bare.readFrame());
        }
    }

    private void connect() {
        connections.connect(URI.create(server.url("/stream").toString().replace("http", "ws")), "tapedeck-test",
            handler);
    }

    private void serve(final Consumer<WebSocket> conversation) {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(new WebSocketListener() {
            @Override
            public void onOpen(final WebSocket socket, final Response response) {
                conversation.accept(socket);
            }
        }).build());
    }

    @Test
    void bytesOfAMessageAreTheOnesOfUtf8() {
        final MessageBytes bytes = new MessageBytes();
        for (final String text : new String[] {"", "a", "ÿ", "€uro", "😀", "a".repeat(10_000) + "é"}) {
            final int length = bytes.set(text);
            assertEquals(text, new String(bytes.array(), 0, length, StandardCharsets.UTF_8));
        }
    }
}
