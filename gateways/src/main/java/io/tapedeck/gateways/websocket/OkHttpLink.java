package io.tapedeck.gateways.websocket;

import okhttp3.WebSocket;

/** A socket of OkHttp. */
final class OkHttpLink implements WebSocketLink {
    private static final int NORMAL_CLOSURE = 1000;

    private final WebSocket socket;
    private final OkHttpListener listener;
    private final CountedSockets sockets;

    OkHttpLink(final WebSocket socket, final OkHttpListener listener, final CountedSockets sockets) {
        this.socket = socket;
        this.listener = listener;
        this.sockets = sockets;
    }

    @Override
    public boolean send(final String text) {
        return socket.send(text);
    }

    /** Says farewell on an open socket; one that never opened has nobody to say it to. */
    @Override
    public void close() {
        if (!listener.isOpen() || !socket.close(NORMAL_CLOSURE, null)) {
            socket.cancel();
        }
    }

    @Override
    public long bytesArrived() {
        return sockets.arrived();
    }
}
