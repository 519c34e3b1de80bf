package io.tapedeck.loopback.server;

import io.tapedeck.loopback.delivery.ConnectionFaults;
import io.tapedeck.loopback.delivery.Delivery;
import io.tapedeck.loopback.protocol.Answer;
import io.tapedeck.loopback.protocol.Conversation;
import io.tapedeck.loopback.protocol.OutMessage;
import io.tapedeck.loopback.script.MarketEvent;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * One WebSocket: carries what the conversation says, as far as faults let it through. What the client has not read yet
 * is bounded: whoever tells more waits, and market time with it. Any thread; one at a time is heard.
 */
public final class Connection implements Session.Listener.AutoDemanding {
    /** Messages that may be under way to the client. */
    private static final int MOST_UNREAD = 256;
    /** A client that reads nothing for so long is cut off: the others want to go on. */
    private static final long LONGEST_STANDSTILL_NS = TimeUnit.SECONDS.toNanos(30);
    /** Pings that may stay unanswered. */
    private static final int MOST_UNANSWERED = 3;

    private final Conversation conversation;
    private final ConnectionFaults faults;
    private final VenueDesk desk;
    private final Queue<String> waiting = new ArrayDeque<>();
    private Session session;
    private int unread;
    private int unanswered;
    private boolean paused;
    private boolean deaf;

    Connection(final Conversation conversation, final VenueDesk desk) {
        this.conversation = conversation;
        this.desk = desk;
        faults = desk.faultsOfConnection();
    }

    @Override
    public synchronized void onWebSocketOpen(final Session opened) {
        session = opened;
        conversation.subscribedByAddress().forEach(this::noteSubscription);
        conversation.pingEvery().ifPresent(every -> desk.repeat(this::ping, every));
        desk.audience().join(this);
    }

    private void noteSubscription(final String stream) {
        desk.noteSubscription(faults, stream);
    }

    @Override
    public void onWebSocketText(final String text) {
        synchronized (this) {
            if (deaf) {
                return;
            }
            final Answer answer = conversation.onText(text, desk.wallMs());
            answer.subscribed().forEach(this::noteSubscription);
            answer.texts().forEach(this::send);
            if (answer.verdict() == Answer.Verdict.CUT) {
                session.close(StatusCode.POLICY_VIOLATION, "Too many requests", Callback.NOOP);
            }
        }
        desk.audience().changed();
    }

    /** A listener that hears pings has to answer them itself. */
    @Override
    public synchronized void onWebSocketPing(final ByteBuffer payload) {
        if (!deaf) {
            session.sendPong(payload, Callback.NOOP);
        }
    }

    @Override
    public synchronized void onWebSocketPong(final ByteBuffer payload) {
        unanswered = 0;
    }

    private synchronized boolean ping() {
        if (!session.isOpen()) {
            return false;
        }
        if (!deaf) {
            if (unanswered == MOST_UNANSWERED) {
                session.disconnect();
                return false;
            }
            unanswered++;
            session.sendPing(StandardCharsets.US_ASCII.encode(Long.toString(desk.wallMs())), Callback.NOOP);
        }
        return true;
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
        synchronized (this) {
            deaf = true;
            notifyAll();
        }
    }

    synchronized boolean isListening() {
        return !deaf && conversation.isSubscribed();
    }

    /** Something happened in a market. */
    synchronized void tell(final MarketEvent event) throws InterruptedException {
        for (final OutMessage message : conversation.onEvent(event)) {
            for (final Delivery delivery : faults.on(message)) {
                awaitRoom();
                deliver(delivery, message.timeMs());
            }
        }
    }

    private void awaitRoom() throws InterruptedException {
        final long until = desk.nanoTime() + LONGEST_STANDSTILL_NS;
        while (unread >= MOST_UNREAD && !deaf) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, until - desk.nanoTime()));
            if (unread >= MOST_UNREAD && desk.nanoTime() >= until) {
                deaf = true;
                session.disconnect();
            }
        }
    }

    private void deliver(final Delivery delivery, final long nowMs) {
        if (delivery instanceof Delivery.Send message) {
            send(message.text());
        } else if (delivery instanceof Delivery.Pause pause) {
            paused = true;
            desk.later(this::resume, pause.millis());
        } else if (delivery instanceof Delivery.Farewell farewell) {
            conversation.farewell(nowMs).ifPresent(this::send);
            desk.later(this::disconnect, farewell.millis());
        } else {
            deaf = true;
            if (delivery instanceof Delivery.Cut) {
                session.disconnect();
            }
        }
    }

    private void send(final String text) {
        if (deaf) {
            return;
        }
        unread++;
        if (paused) {
            waiting.add(text);
        } else {
            session.sendText(text, Callback.from(this::wasRead, failure -> wasRead()));
        }
    }

    private synchronized void wasRead() {
        unread--;
        notifyAll();
    }

    private synchronized void resume() {
        paused = false;
        while (!waiting.isEmpty()) {
            session.sendText(waiting.remove(), Callback.from(this::wasRead, failure -> wasRead()));
        }
    }

    private void disconnect() {
        session.disconnect();
    }

    /** The venue closes: a goodbye in order. */
    void goodbye() {
        session.close(StatusCode.SHUTDOWN, "the tape is over", Callback.NOOP);
    }
}
