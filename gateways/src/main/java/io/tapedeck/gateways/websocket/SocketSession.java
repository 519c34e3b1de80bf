package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.venue.MessageParser;

/** One socket of a connection: reads its messages and tells the machine what they mean, under the connection's lock. */
final class SocketSession implements WebSocketHandler {
    private final int id;
    private final MarketConnection connection;
    private final StreamWatchdogs watchdogs;
    private final MessageParser parser;
    private WebSocketLink link;
    private long bytesSeen;
    private int malformedInARow;
    private boolean open;
    private boolean ready;
    private boolean closed;

    SocketSession(final int id, final MarketConnection connection, final StreamWatchdogs watchdogs,
        final MessageParser parser) {
        this.id = id;
        this.connection = connection;
        this.watchdogs = watchdogs;
        this.parser = parser;
    }

    void link(final WebSocketLink socket) {
        link = socket;
    }

    /** What cannot be sent is lost; the silence that follows is noticed. */
    void send(final String text) {
        link.send(text);
    }

    void close() {
        closed = true;
        link.close();
    }

    /** Looks for signs of life, and for streams without any. */
    void check(final long nowNs) {
        if (link.bytesArrived() != bytesSeen) {
            bytesSeen = link.bytesArrived();
            connection.machine().heard(id, nowNs);
        }
        if (open && !closed) {
            watchdogs.silent(nowNs).ifPresent(silence -> streamSilent(silence, nowNs));
        }
    }

    @Override
    public void onOpen() {
        synchronized (connection) {
            if (!closed) {
                open = true;
                watchdogs.subscribed(connection.nowNs());
                connection.machine().opened(id, connection.nowNs());
            }
        }
    }

    @Override
    public void onMessage(final byte[] message, final int length) {
        synchronized (connection) {
            if (!closed) {
                read(message, length, connection.nowNs());
            }
        }
    }

    @Override
    public void onHandshakeRefused(final HandshakeRefusal refusal) {
        synchronized (connection) {
            connection.machine().handshakeRefused(id, refusal, connection.nowNs());
        }
    }

    @Override
    public void onEnd(final String problem) {
        synchronized (connection) {
            connection.machine().failed(id, LossReason.ENDED, problem, connection.nowNs());
        }
    }

    private void read(final byte[] message, final int length, final long nowNs) {
        connection.countMessage(length);
        connection.machine().heard(id, nowNs);
        watchdogs.at(nowNs);
        final MessageParser.Outcome outcome = parser.parse(message, length);
        if (outcome == MessageParser.Outcome.MALFORMED) {
            malformed(nowNs);
            return;
        }
        malformedInARow = 0;
        act(outcome, nowNs);
        if (!ready && watchdogs.allHeard()) {
            ready = true;
            connection.machine().ready(id, nowNs);
        }
    }

    private void act(final MessageParser.Outcome outcome, final long nowNs) {
        switch (outcome) {
            case ACKNOWLEDGED -> watchdogs.acknowledged();
            case REFUSED -> connection.machine().refused(id, parser.problem(), nowNs);
            case CLOSING -> connection.machine().closingAnnounced(id, nowNs);
            default -> { }
        }
    }

    private void malformed(final long nowNs) {
        malformedInARow++;
        connection.malformed(parser.problem(), malformedInARow);
        if (malformedInARow >= connection.settings().malformedInARow()) {
            connection.machine().failed(id, LossReason.MALFORMED,
                malformedInARow + " messages in a row could not be understood, the last: " + parser.problem(), nowNs);
        }
    }

    private void streamSilent(final ConnectionReport.StreamSilent silence, final long nowNs) {
        connection.report(silence);
        connection.machine().failed(id, LossReason.STREAM_SILENT, silence.sentence(), nowNs);
    }
}
