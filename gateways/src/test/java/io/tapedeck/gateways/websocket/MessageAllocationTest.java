package io.tapedeck.gateways.websocket;

import com.sun.management.ThreadMXBean;
import io.tapedeck.gateways.venue.Heartbeat;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a message costs in bytes: nothing beyond the text that OkHttp makes of it. */
class MessageAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String MESSAGE = "T0" + "x".repeat(198);
    private static final int WARM_UP = 60_000;
    private static final int MEASURED = 60_000;
    /** The best counts: the JIT may materialise an object in a round in which it replaces code. */
    private static final int ROUNDS = 5;
    /** Measured with OkHttp 5.5.1: about 400 bytes for 200 bytes of text, 1 100 where it was compiled late. */
    private static final long MOST_BY_OKHTTP = 4_096;

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void allocatesNothingBetweenOkHttpAndTheListener() {
        final FakeTransport transport = new FakeTransport();
        final CountingListener listener = new CountingListener();
        final FakeVenue venue = new FakeVenue(URI.create("ws://fake"),
            new Heartbeat(Optional.empty(), Duration.ofSeconds(20), Duration.ofSeconds(60), Optional.empty()));
        final MarketConnection connection = new MarketConnection(venue.channels(FakeVenue.STREAMS).get(0), venue,
            listener, new ConnectionContext(transport, ConnectionAttempts.ofStrictestVenue(),
            ConnectionSettings.ofLiquidMarkets(), System::nanoTime, 1, (channel, report) -> { }));
        connection.start();
        final OkHttpListener socket = new OkHttpListener("main", transport.last().handler);
        transport.last().handler.onOpen();
        say(socket, WARM_UP);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            final long before = allocated();
            say(socket, MEASURED);
            best = Math.min(best, allocated() - before);
        }
        assertEquals(WARM_UP + ROUNDS * MEASURED, listener.trades);
        assertEquals(0, best / MEASURED, best + " bytes for " + MEASURED + " messages");
        assertTrue(best < 1_000, best + " bytes for " + MEASURED + " messages");
    }

    private static void say(final OkHttpListener socket, final int messages) {
        for (int message = 0; message < messages; message++) {
            socket.onMessage(null, MESSAGE);
        }
    }

    @Test
    void okHttpAllocatesABoundedAmountForAMessage() throws Exception {
        final Meter meter = new Meter();
        try (MockWebServer server = new MockWebServer();
            OkHttpConnections connections = new OkHttpConnections(Duration.ofSeconds(5))) {
            server.start();
            server.enqueue(new MockResponse.Builder().webSocketUpgrade(new Talker()).build());
            connections.connect(URI.create(server.url("/").toString().replace("http", "ws")), "tapedeck-test", meter);
            assertTrue(meter.done.await(60, TimeUnit.SECONDS));
        }
        System.out.println("OkHttp allocates " + meter.bytesPerMessage + " B on the reading thread for a message of "
            + MESSAGE.length() + " B");
        assertTrue(meter.bytesPerMessage < MOST_BY_OKHTTP, meter.bytesPerMessage + " B a message");
    }

    private static final class Talker extends WebSocketListener {
        @Override
        public void onOpen(final WebSocket socket, final Response response) {
            for (int message = 0; message <= WARM_UP + MEASURED; message++) {
                while (socket.queueSize() > 1_000_000) {
                    Thread.onSpinWait();
                }
                socket.send(MESSAGE);
            }
        }
    }

    private static final class Meter implements WebSocketHandler {
        private final CountDownLatch done = new CountDownLatch(1);
        private long count;
        private long before;
        private volatile long bytesPerMessage;

        @Override
        public void onMessage(final byte[] message, final int length) {
            count++;
            if (count == WARM_UP) {
                before = allocated();
            } else if (count == WARM_UP + MEASURED) {
                bytesPerMessage = (allocated() - before) / MEASURED;
                done.countDown();
            }
        }

        @Override
        public void onOpen() {
        }

        @Override
        public void onHandshakeRefused(final HandshakeRefusal refusal) {
        }

        @Override
        public void onEnd(final String problem) {
        }
    }
}
