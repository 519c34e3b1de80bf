package io.tapedeck.app.control;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers the commands of other shells: a thread that takes connections, one for each client, eight at most. A client
 * that says nothing, garbage or too much loses its connection; nobody else notices.
 */
public final class ControlServer implements AutoCloseable {
    private static final int MOST_CLIENTS = 8;
    private static final int LONGEST_REQUEST = 4 << 10;
    /** Where the system has no file handles left, asking again at once would only keep it busy. */
    private static final long PAUSE_NS = 100_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ControlProtocol protocol;
    private final ControlSocket socket;
    private final ServerSocketChannel channel;
    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST_CLIENTS);
    private final Set<LineChannel> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
        task -> daemonThread(task, "control-watch"));

    private ControlServer(final ControlSocket socket, final ControlProtocol protocol, final Duration patience)
        throws IOException {
        this.socket = socket;
        this.protocol = protocol;
        this.patience = patience;
        channel = socket.listen();
    }

    /**
     * Opens the socket of a session. The caller holds the lock of the session.
     *
     * @param session folder of it.
     * @param daemon  that is asked.
     * @return to be closed.
     * @throws IOException where the socket cannot be made.
     */
    public static ControlServer start(final Path session, final DaemonControl daemon) throws IOException {
        return start(session, daemon, PATIENCE);
    }

    static ControlServer start(final Path session, final DaemonControl daemon, final Duration patience)
        throws IOException {
        final ControlServer server =
            new ControlServer(ControlSocket.of(session), new ControlProtocol(daemon), patience);
        daemonThread(server::accept, "control").start();
        return server;
    }

    private static Thread daemonThread(final Runnable task, final String name) {
        final Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                places.acquire();
                serve(channel.accept());
            } catch (final IOException | InterruptedException closedOrRefused) {
                places.release();
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    private void serve(final SocketChannel client) {
        final LineChannel lines = new LineChannel(client, LONGEST_REQUEST, patience, watch);
        clients.add(lines);
        daemonThread(() -> converse(lines), "control-client").start();
    }

    private void converse(final LineChannel lines) {
        try (lines) {
            answerAll(lines);
        } catch (final IOException gone) {
            // A client that went away, or was sent away, has nobody to tell.
            return;
        } finally {
            clients.remove(lines);
            places.release();
        }
    }

    private void answerAll(final LineChannel lines) throws IOException {
        try {
            for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
                lines.write(protocol.answer(line.get()));
            }
        } catch (final LineTooLongException tooLong) {
            lines.write(ControlProtocol.refusal("the request " + tooLong.getMessage()));
        }
    }

    /** Ends every conversation and takes the socket away. */
    @Override
    public void close() throws IOException {
        channel.close();
        clients.forEach(LineChannel::close);
        watch.shutdownNow();
        Files.deleteIfExists(socket.path());
    }
}
