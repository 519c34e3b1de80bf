package io.tapedeck.gateways.websocket;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** A server that knows only what a test needs: the handshake of RFC 6455, and bytes of frames by hand. */
final class BareServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private Socket socket;
    private DataInputStream input;

    BareServer() throws IOException {
        server.setSoTimeout(20_000);
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/stream");
    }

    /** Takes a connection and reads its request, without an answer. */
    String accept() throws IOException {
        socket = server.accept();
        socket.setSoTimeout(20_000);
        input = new DataInputStream(socket.getInputStream());
        final StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n")) {
            request.append((char) input.readUnsignedByte());
        }
        return request.toString();
    }

    /** Answers the handshake. */
    void open() throws IOException, GeneralSecurityException {
        final String key = accept().split("(?i)Sec-WebSocket-Key: ")[1].split("\r\n")[0];
        final byte[] digest = MessageDigest.getInstance("SHA-1")
            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    }

    void write(final byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends a frame that is no longer than 125 bytes. */
    void frame(final int opcode, final String payload) throws IOException {
        final byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        write((byte) (0x80 | opcode), (byte) bytes.length);
        write(bytes);
    }

    /** Reads a masked frame: opcode and payload; -1 for the end of the connection. */
    String readFrame() throws IOException {
        final int first = input.read();
        if (first < 0) {
            return "end";
        }
        final byte[] payload = new byte[input.readUnsignedByte() & 0x7f];
        final byte[] mask = new byte[4];
        input.readFully(mask);
        input.readFully(payload);
        for (int index = 0; index < payload.length; index++) {
            payload[index] ^= mask[index % 4];
        }
        return (first & 0x0f) + " " + new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (socket != null) {
            socket.close();
        }
    }
}
