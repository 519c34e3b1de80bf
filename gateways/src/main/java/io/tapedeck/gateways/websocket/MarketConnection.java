package io.tapedeck.gateways.websocket;

import io.tapedeck.engine.market.Instrument;
import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.venue.Channel;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.venue.Venue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One channel of a venue that is kept alive: its sockets, their parsers and watchdogs, and the machine that decides.
 *
 * <p>Any thread; all runs under one lock, so the listener is called by one thread at a time, though not always by the
 * same. While a new socket takes over, it is told some data twice, of each socket in its own order.
 */
public final class MarketConnection {
    private final Channel channel;
    private final Venue venue;
    private final List<Instrument> instruments;
    private final MarketDataListener listener;
    private final ConnectionContext context;
    private final ConnectionMachine machine;
    private final Map<Integer, SocketSession> sessions = new HashMap<>();
    private long sockets;
    private long messages;
    private long bytes;
    private long malformed;

    /**
     * A connection that is not started.
     *
     * @param channel  to keep alive.
     * @param venue    that it belongs to.
     * @param listener takes what arrives.
     * @param context  shared with the venue's other connections.
     */
    public MarketConnection(final Channel channel, final Venue venue, final MarketDataListener listener,
        final ConnectionContext context) {
        this.channel = channel;
        this.venue = venue;
        this.instruments = channel.streams().stream().map(Stream::instrument).distinct().toList();
        this.listener = listener;
        this.context = context;
        this.machine = new ConnectionMachine(new ConnectionScript(venue.subscriptions(channel), venue.heartbeat()),
            context.settings(), context.attempts(), context.seed() ^ channel.name().hashCode(), new Sockets());
    }

    /** Begins; returns at once. */
    public synchronized void start() {
        machine.start(nowNs());
    }

    /** Looks after everything that waits for time to pass; to be called several times a second. */
    public synchronized void tick() {
        final long nowNs = nowNs();
        List.copyOf(sessions.values()).forEach(session -> session.check(nowNs));
        machine.tick(nowNs);
    }

    /** Ends for good; afterwards the listener is not called any more. */
    public synchronized void stop() {
        machine.stop();
    }

    /**
     * For metrics.
     *
     * @return as of now.
     */
    public synchronized ConnectionCounts counts() {
        return new ConnectionCounts(machine.state(), sockets, messages, bytes, malformed);
    }

    /**
     * Which channel it is.
     *
     * @return as given.
     */
    public Channel channel() {
        return channel;
    }

    ConnectionMachine machine() {
        return machine;
    }

    ConnectionSettings settings() {
        return context.settings();
    }

    long nowNs() {
        return context.monotonicNs().getAsLong();
    }

    void countMessage(final int length) {
        messages++;
        bytes += length;
    }

    void malformed(final String problem, final int inARow) {
        malformed++;
        report(new ConnectionReport.Malformed(problem, inARow));
    }

    void report(final ConnectionReport report) {
        context.reports().on(channel.name(), report);
    }

    /** Does with sockets what the machine wants. */
    private final class Sockets implements ConnectionActions {
        @Override
        public void connect(final int socket) {
            sockets++;
            final StreamWatchdogs watchdogs =
                new StreamWatchdogs(channel.streams(), context.settings().streams());
            final SocketSession session = new SocketSession(socket, MarketConnection.this, watchdogs,
                venue.parser(instruments, new WatchedListener(listener, watchdogs)));
            sessions.put(socket, session);
            session.link(context.transport().connect(channel.address(), "tapedeck-" + channel.name(), session));
        }

        @Override
        public void send(final int socket, final String text) {
            sessions.get(socket).send(text);
        }

        @Override
        public void close(final int socket) {
            sessions.remove(socket).close();
        }

        @Override
        public void report(final ConnectionReport report) {
            MarketConnection.this.report(report);
        }
    }
}
