package io.tapedeck.loopback.server;

import io.tapedeck.loopback.delivery.ClientLine;
import io.tapedeck.loopback.delivery.Delivery;
import io.tapedeck.loopback.delivery.Wire;
import io.tapedeck.loopback.protocol.Conversation;
import io.tapedeck.loopback.script.MarketEvent;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * One WebSocket. What the client has not read yet is bounded: whoever tells more waits, and market time with it. Any
 * thread.
 */
public final class Connection implements Session.Listener.AutoDemanding {
    /** Messages that may be under way to the client. */
    private static final int MOST_UNREAD = 256;
    /** A client that reads nothing for so long is cut off: the others want to go on. */
    private static final long LONGEST_STANDSTILL_NS = TimeUnit.SECONDS.toNanos(30);

    private final ClientLine line;
    private final VenueDesk desk;
    private volatile Session session;

    Connection(final Conversation conversation, final VenueDesk desk) {
        this.desk = desk;
        line = new ClientLine(conversation, desk, new Socket());
    }

    @Override
    public void onWebSocketOpen(final Session opened) {
        session = opened;
        line.open();
        desk.audience().join(this);
    }

    @Override
    public void onWebSocketText(final String text) {
        line.onText(text);
        desk.audience().changed();
    }

    /** A listener that hears pings has to answer them itself. */
    @Override
    public void onWebSocketPing(final ByteBuffer payload) {
        if (!line.isDeaf()) {
            session.sendPong(payload, Callback.NOOP);
        }
    }

    @Override
    public void onWebSocketPong(final ByteBuffer payload) {
        line.onPong();
    }

    @Override
    public void onWebSocketClose(final int status, final String reason, final Callback callback) {
        left();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(final Throwable cause) {
        left();
    }

    private void left() {
        desk.audience().leave(this);
        line.hangUp();
    }

    boolean isListening() {
        return line.isListening();
    }

    /** Something happened in a market. */
    void tell(final MarketEvent event) throws InterruptedException {
        for (final Delivery delivery : line.due(event)) {
            awaitRoom();
            line.deliver(delivery, event.timeMs());
        }
    }

    private void awaitRoom() throws InterruptedException {
        final long until = desk.nanoTime() + LONGEST_STANDSTILL_NS;
        synchronized (line) {
            while (line.unread() >= MOST_UNREAD && !line.isDeaf()) {
                TimeUnit.NANOSECONDS.timedWait(line, Math.max(1, until - desk.nanoTime()));
                if (line.unread() >= MOST_UNREAD && desk.nanoTime() >= until) {
                    line.hangUp();
                    session.disconnect();
                }
            }
        }
    }

    /** The venue closes: a goodbye in order. */
    void goodbye() {
        session.close(StatusCode.SHUTDOWN, "the tape is over", Callback.NOOP);
    }

    private final class Socket implements Wire {
        @Override
        public void send(final String text) {
            session.sendText(text, Callback.from(line::wasRead, failure -> line.wasRead()));
        }

        @Override
        public void ping(final String payload) {
            session.sendPing(StandardCharsets.US_ASCII.encode(payload), Callback.NOOP);
        }

        @Override
        public void cut() {
            session.disconnect();
        }

        @Override
        public void expel() {
            session.close(StatusCode.POLICY_VIOLATION, "Too many requests", Callback.NOOP);
        }
    }
}
