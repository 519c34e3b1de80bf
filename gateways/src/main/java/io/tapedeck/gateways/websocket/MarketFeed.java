package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.market.MarketDataListener;
import io.tapedeck.gateways.venue.Stream;
import io.tapedeck.gateways.venue.Venue;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All connections of a venue, and the thread that tells them that time passes.
 *
 * <p>The listener is called by one thread at a time for each connection, so by several at a time where a venue needs
 * several.
 */
public final class MarketFeed implements AutoCloseable {
    private static final long TICK_MS = 100;

    private final List<MarketConnection> connections;
    private final ScheduledExecutorService ticker;

    /**
     * Connections that are not started.
     *
     * @param venue    to connect to.
     * @param streams  of it that are wanted.
     * @param listener takes what arrives.
     * @param context  shared by the connections.
     */
    public MarketFeed(final Venue venue, final List<Stream> streams, final MarketDataListener listener,
        final ConnectionContext context) {
        connections = venue.channels(streams).stream()
            .map(channel -> new MarketConnection(channel, venue, listener, context)).toList();
        ticker = Executors.newSingleThreadScheduledExecutor(work -> tickerThread(work, venue.name()));
    }

    /** Connects; returns at once. */
    public void start() {
        connections.forEach(MarketConnection::start);
        ticker.scheduleAtFixedRate(() -> connections.forEach(MarketFeed::tick), TICK_MS, TICK_MS,
            TimeUnit.MILLISECONDS);
    }

    /** A fault in one connection must not stop time for the others. */
    private static void tick(final MarketConnection connection) {
        try {
            connection.tick();
        } catch (final RuntimeException fault) {
            final Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
        }
    }

    /**
     * For metrics and health.
     *
     * @return one for each channel of the venue.
     */
    public List<MarketConnection> connections() {
        return connections;
    }

    /** Ends for good; returns at once. */
    @Override
    public void close() {
        ticker.shutdownNow();
        connections.forEach(MarketConnection::stop);
    }

    private static Thread tickerThread(final Runnable work, final String venue) {
        final Thread thread = new Thread(work, "tapedeck-feed-" + venue);
        thread.setDaemon(true);
        return thread;
    }
}
