package io.tapedeck.gateways.websocket;

import java.net.URI;

/** Opens sockets. */
public interface WebSocketTransport {
    /**
     * Begins to open a socket, and returns at once; the handler is called from other threads, never from this call.
     *
     * @param address to connect to.
     * @param thread  name of the thread that reads from it.
     * @param handler is told how it goes.
     * @return the socket.
     */
    WebSocketLink connect(URI address, String thread, WebSocketHandler handler);
}
