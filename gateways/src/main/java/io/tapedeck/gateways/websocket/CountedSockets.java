package io.tapedeck.gateways.websocket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/** Makes sockets that count what arrives. */
final class CountedSockets extends SocketFactory {
    private final AtomicLong arrived = new AtomicLong();

    /** Bytes that arrived on all of them. */
    long arrived() {
        return arrived.get();
    }

    @Override
    public Socket createSocket() {
        return new CountedSocket(arrived);
    }

    @Override
    public Socket createSocket(final String host, final int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(final InetAddress host, final int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(final String host, final int port, final InetAddress local, final int localPort) {
        throw new UnsupportedOperationException("a socket with a local address is never asked for");
    }

    @Override
    public Socket createSocket(final InetAddress host, final int port, final InetAddress local, final int localPort) {
        throw new UnsupportedOperationException("a socket with a local address is never asked for");
    }

    private Socket connected(final InetSocketAddress address) throws IOException {
        final Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }
}
