package io.tapedeck.gateways.websocket;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sockets that do what a test says. */
final class FakeTransport implements WebSocketTransport {
    final List<Socket> sockets = new ArrayList<>();

    @Override
    public WebSocketLink connect(final URI address, final String thread, final WebSocketHandler handler) {
        final Socket socket = new Socket(handler);
        sockets.add(socket);
        return socket;
    }

    Socket last() {
        return sockets.get(sockets.size() - 1);
    }

    static final class Socket implements WebSocketLink {
        final WebSocketHandler handler;
        final List<String> sent = new ArrayList<>();
        boolean closed;
        long arrived;

        Socket(final WebSocketHandler handler) {
            this.handler = handler;
        }

        void says(final String... messages) {
            for (final String message : messages) {
                final byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
                handler.onMessage(bytes, bytes.length);
            }
        }

        @Override
        public boolean send(final String text) {
            return sent.add(text);
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public long bytesArrived() {
            return arrived;
        }
    }
}
