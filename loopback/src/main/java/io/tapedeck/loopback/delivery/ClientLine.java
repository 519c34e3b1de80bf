package io.tapedeck.loopback.delivery;

import io.tapedeck.loopback.protocol.Answer;
import io.tapedeck.loopback.protocol.Conversation;
import io.tapedeck.loopback.protocol.OutMessage;
import io.tapedeck.loopback.script.MarketEvent;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * One connection of a client: carries what the conversation says, as far as faults let it through. Knows neither a
 * socket nor a clock. Its own methods hold its lock; what the desk does later comes in by them as well.
 */
public final class ClientLine {
    /** Pings that may stay unanswered. */
    private static final int MOST_UNANSWERED = 3;

    private final Conversation conversation;
    private final LineDesk desk;
    private final Wire wire;
    private final ConnectionFaults faults;
    private final Queue<String> waiting = new ArrayDeque<>();
    private int unread;
    private int unanswered;
    private boolean paused;
    private boolean deaf;

    /**
     * A line that was just opened.
     *
     * @param conversation with the client.
     * @param desk         of the venue.
     * @param wire         that carries it.
     */
    public ClientLine(final Conversation conversation, final LineDesk desk, final Wire wire) {
        this.conversation = conversation;
        this.desk = desk;
        this.wire = wire;
        faults = desk.faultsOfConnection();
    }

    /** The wire can be used now: subscribes to what the address asked for, and begins with pings. */
    public synchronized void open() {
        conversation.subscribedByAddress().forEach(this::noteSubscription);
        conversation.pingEvery().ifPresent(every -> pingLater(every.toMillis()));
    }

    private void noteSubscription(final String stream) {
        desk.noteSubscription(faults, stream);
    }

    private void pingLater(final long everyMs) {
        desk.later(() -> ping(everyMs), everyMs);
    }

    private synchronized void ping(final long everyMs) {
        if (deaf) {
            return;
        }
        if (unanswered == MOST_UNANSWERED) {
            deaf = true;
            wire.cut();
            return;
        }
        unanswered++;
        wire.ping(Long.toString(desk.wallMs()));
        pingLater(everyMs);
    }

    /** The client answered a ping. */
    public synchronized void onPong() {
        unanswered = 0;
    }

    /**
     * The client said something.
     *
     * @param text of its message.
     */
    public synchronized void onText(final String text) {
        if (deaf) {
            return;
        }
        final Answer answer = conversation.onText(text, desk.wallMs());
        answer.subscribed().forEach(this::noteSubscription);
        answer.texts().forEach(this::send);
        if (answer.verdict() == Answer.Verdict.CUT) {
            wire.expel();
        }
    }

    /**
     * Whether the client hears anything, and waits for something.
     *
     * @return false once the connection fell silent.
     */
    public synchronized boolean isListening() {
        return !deaf && conversation.isSubscribed();
    }

    /**
     * What is to be delivered of something that happened in a market.
     *
     * @param event that happened.
     * @return for {@link #deliver}, in this order.
     */
    public synchronized List<Delivery> due(final MarketEvent event) {
        return conversation.onEvent(event).stream().map(this::struck).flatMap(List::stream).toList();
    }

    private List<Delivery> struck(final OutMessage message) {
        return faults.on(message);
    }

    /**
     * Delivers.
     *
     * @param delivery that is due.
     * @param nowMs    market time.
     */
    public synchronized void deliver(final Delivery delivery, final long nowMs) {
        if (delivery instanceof Delivery.Send message) {
            send(message.text());
        } else if (delivery instanceof Delivery.Pause pause) {
            paused = true;
            desk.later(this::resume, pause.millis());
        } else if (delivery instanceof Delivery.Farewell farewell) {
            conversation.farewell(nowMs).ifPresent(this::send);
            desk.later(wire::cut, farewell.millis());
        } else {
            deaf = true;
            if (delivery instanceof Delivery.Cut) {
                wire.cut();
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
            wire.send(text);
        }
    }

    private synchronized void resume() {
        paused = false;
        while (!waiting.isEmpty()) {
            wire.send(waiting.remove());
        }
    }

    /** The client has one of the messages. */
    public synchronized void wasRead() {
        unread--;
        notifyAll();
    }

    /**
     * Messages under way to the client.
     *
     * @return a count.
     */
    public synchronized int unread() {
        return unread;
    }

    /** The connection is gone, or is as good as gone: nothing more is said on it. */
    public synchronized void hangUp() {
        deaf = true;
        notifyAll();
    }

    /**
     * Whether nothing is said on it any more.
     *
     * @return true once it was cut, fell silent or was left.
     */
    public synchronized boolean isDeaf() {
        return deaf;
    }
}
