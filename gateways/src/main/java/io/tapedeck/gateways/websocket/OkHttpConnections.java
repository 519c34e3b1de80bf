package io.tapedeck.gateways.websocket;

import io.tapedeck.gateways.http.HttpClients;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sockets by OkHttp. Pings are answered by it; none are sent, for venues count them. One thread reads from each socket.
 * Any thread.
 */
public final class OkHttpConnections implements WebSocketTransport, AutoCloseable {
    private static final int MOST_SOCKETS = 1024;
    /** After a farewell the other side has so long to answer before the socket is torn down. */
    private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(2);

    private static final long IDLE_THREAD_SECONDS = 5;

    private final HttpClients clients;

    /**
     * No sockets yet.
     *
     * @param connectLimit for the network to connect, and for the handshake.
     */
    public OkHttpConnections(final Duration connectLimit) {
        final Dispatcher dispatcher = new Dispatcher(new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS, new SynchronousQueue<>(), OkHttpConnections::readerThread));
        dispatcher.setMaxRequests(MOST_SOCKETS);
        clients = new HttpClients(new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectTimeout(connectLimit)
            .readTimeout(Duration.ZERO)
            .pingInterval(Duration.ZERO)
            .webSocketCloseTimeout(FAREWELL_LIMIT)
            .retryOnConnectionFailure(false));
    }

    @Override
    public WebSocketLink connect(final URI address, final String thread, final WebSocketHandler handler) {
        final CountedSockets sockets = new CountedSockets();
        final Request request = new Request.Builder().url(address.toString()).build();
        final OkHttpClient counting = clients.of(address).newBuilder().socketFactory(sockets).build();
        final OkHttpListener listener = new OkHttpListener(thread, handler);
        final WebSocket socket = counting.newWebSocket(request, listener);
        return new OkHttpLink(socket, listener, sockets);
    }

    /** Tears every socket down; its threads end by themselves. */
    @Override
    public void close() {
        clients.close();
    }

    private static Thread readerThread(final Runnable work) {
        final Thread thread = new Thread(work, "tapedeck-websocket");
        thread.setDaemon(true);
        return thread;
    }
}
