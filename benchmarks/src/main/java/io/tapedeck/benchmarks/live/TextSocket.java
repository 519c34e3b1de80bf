package io.tapedeck.benchmarks.live;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The least of a WebSocket server: takes one client on this machine and says short texts to it, on the thread that has
 * them, so that nothing stands between the moment when a text is due and the socket.
 */
final class TextSocket implements Closeable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String KEY = "sec-websocket-key:";
    private static final int TEXT = 0x81;
    private static final int SHORT_LENGTH = 125;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int LONGEST = 0xFFFF;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private Socket client;
    private OutputStream out;

    TextSocket() throws IOException {
        // Listens from now on.
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    /** Waits for the client. */
    void accept() throws IOException {
        client = server.accept();
        client.setTcpNoDelay(true);
        out = client.getOutputStream();
        final BufferedReader request = new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
            if (line.regionMatches(true, 0, KEY, 0, KEY.length())) {
                key = line.substring(KEY.length()).trim();
            }
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: " + answerTo(key) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String answerTo(final String key) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1")
                .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void say(final String text) throws IOException {
        final byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
        if (letters.length <= SHORT_LENGTH || letters.length > LONGEST) {
            throw new IllegalArgumentException("a text of " + letters.length + " bytes");
        }
        final byte[] frame = new byte[letters.length + 4];
        frame[0] = (byte) TEXT;
        frame[1] = TWO_BYTE_LENGTH;
        frame[2] = (byte) (letters.length >> 8);
        frame[3] = (byte) letters.length;
        System.arraycopy(letters, 0, frame, 4, letters.length);
        out.write(frame);
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (client != null) {
            client.close();
        }
    }
}
