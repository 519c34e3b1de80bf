package io.tapedeck.app.control;

import io.tapedeck.app.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The socket of a daemon, by real clients. */
@SuppressWarnings("try")
class ControlServerTest {
    private final PretendedDaemon daemon = new PretendedDaemon();

    @TempDir
    private Path session;

    private Path socket() {
        return session.resolve("control/daemon.sock");
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket()));
    }

    private static void write(final SocketChannel client, final String text) throws IOException {
        client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Everything up to the end of the connection. */
    private static String rest(final SocketChannel client) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(64 << 10);
        while (client.read(bytes) >= 0) {
            assertTrue(bytes.hasRemaining());
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    @Test
    void answersArriveAsTheyWereGiven() throws Exception {
        try (ControlServer server = ControlServer.start(session, daemon)) {
            final ControlClient client = new ControlClient(session);
            assertEquals(PretendedDaemon.STATUS, client.status());
            assertEquals(PretendedDaemon.POSITIONS, client.positions());
            assertEquals(new CommandResult(CommandResult.Outcome.DONE, "halt lunch", 1), client.halt("lunch"));
            assertEquals(new CommandResult(CommandResult.Outcome.DONE, "kill FLATTEN", 2),
                client.kill(PositionFate.FLATTEN));
            assertEquals(CommandResult.Outcome.REFUSED, client.command("resume").outcome());
            assertEquals("the daemon failed to answer: java.lang.IllegalStateException: limits.yaml, line 3: "
                + "unknown key", assertThrows(RefusedCommandException.class, () -> client.command("reload"))
                .getMessage());
        }
    }

    @Test
    void onlyTheOwnerMayAsk() throws IOException {
        try (ControlServer server = ControlServer.start(session, daemon)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())));
            assertEquals("rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(socket().getParent())));
        }
        assertFalse(Files.exists(socket()), "a daemon that ends takes its socket away");
    }

    @Test
    void aConnectionCarriesSeveralRequests() throws IOException {
        try (ControlServer server = ControlServer.start(session, daemon); SocketChannel client = connect()) {
            write(client, "{\"command\":\"snapshot\"}\n{\"command\":\"halt\"}\nrubbish\n");
            client.shutdownOutput();
            assertEquals(3, rest(client).lines().count());
            assertEquals(List.of("snapshot", "halt operator"), daemon.told);
        }
    }

    @Test
    void manyAskAtOnce() throws Exception {
        final ExecutorService shells = Executors.newFixedThreadPool(24);
        try (ControlServer server = ControlServer.start(session, daemon)) {
            final List<Callable<DaemonStatus>> questions = new ArrayList<>();
            for (int shell = 0; shell < 100; shell++) {
                questions.add(() -> new ControlClient(session).status());
            }
            for (final Future<DaemonStatus> answer : shells.invokeAll(questions)) {
                assertEquals(PretendedDaemon.STATUS, answer.get());
            }
        } finally {
            shells.shutdownNow();
        }
    }

    @Test
    void thoseWhoSayNothingLoseTheirPlaces() throws Exception {
        final List<SocketChannel> silent = new ArrayList<>();
        try (ControlServer server = ControlServer.start(session, daemon, Duration.ofMillis(300))) {
            for (int client = 0; client < 12; client++) {
                silent.add(connect());
                write(silent.get(client), "{\"command\":");
            }
            assertEquals(PretendedDaemon.STATUS, new ControlClient(session).status());
            assertEquals("", rest(silent.get(0)), "the connection was ended");
        } finally {
            for (final SocketChannel client : silent) {
                client.close();
            }
        }
    }

    @Test
    void whoDoesNotReadLosesItsPlace() throws Exception {
        try (ControlServer server = ControlServer.start(session, daemon, Duration.ofMillis(300));
             SocketChannel deaf = connect()) {
            deaf.configureBlocking(false);
            while (deaf.isConnected() && asked(deaf)) {
                assertTrue(deaf.isOpen());
            }
            assertEquals(PretendedDaemon.STATUS, new ControlClient(session).status());
        }
    }

    private static boolean asked(final SocketChannel deaf) {
        try {
            write(deaf, "{\"command\":\"status\"}\n");
            return true;
        } catch (final IOException ended) {
            return false;
        }
    }

    @Test
    void aRequestWithoutEndIsRefusedAtItsLimit() throws Exception {
        try (ControlServer server = ControlServer.start(session, daemon); SocketChannel client = connect()) {
            write(client, "x".repeat(8 << 10));
            assertEquals("{ \"ok\" : false, \"problem\" : \"the request is longer than 4096 bytes\" }\n",
                rest(client));
            assertEquals(PretendedDaemon.STATUS, new ControlClient(session).status());
        }
    }

    @Test
    void theSocketOfADeadDaemonIsTakenOver() throws Exception {
        Files.createDirectories(socket().getParent());
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertTrue(Files.exists(socket()), "the file stays behind");
        assertThrows(NoDaemonException.class, () -> new ControlClient(session).status());
        try (ControlServer server = ControlServer.start(session, daemon)) {
            assertEquals(PretendedDaemon.STATUS, new ControlClient(session).status());
        }
    }

    @Test
    void thatOfALivingOneIsNot() throws Exception {
        try (ControlServer server = ControlServer.start(session, daemon)) {
            assertEquals("a daemon answers on " + socket() + " already: stop it first, or name another session folder",
                assertThrows(ConfigurationException.class, () -> ControlServer.start(session, daemon)).getMessage());
            assertEquals(PretendedDaemon.STATUS, new ControlClient(session).status());
        }
    }

    @Test
    void aPathThatNoSystemTakesIsToldBeforeAnythingIsMade() {
        final Path deep = session.resolve("a".repeat(80));
        final String path = deep.resolve("control/daemon.sock").toString();
        assertEquals("the path of the control socket, " + path + ", has " + path.length()
            + " bytes, and systems take 100: name a session folder with a shorter path",
            assertThrows(ConfigurationException.class, () -> ControlServer.start(deep, daemon)).getMessage());
        assertFalse(Files.exists(deep));
    }

    @Test
    void withoutADaemonThereIsOneSentence() {
        assertEquals("no daemon runs in " + session + ": start one with 'tapedeck live', or name another folder",
            assertThrows(NoDaemonException.class, () -> new ControlClient(session).status()).getMessage());
        assertEquals("there is no session folder " + session.resolve("x") + ": name that of a running daemon",
            assertThrows(NoDaemonException.class, () -> new ControlClient(session.resolve("x")).status())
                .getMessage());
    }

    @Test
    void aDaemonThatHangsIsNotWaitedForForever() throws Exception {
        Files.createDirectories(socket().getParent());
        try (ServerSocketChannel hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hanging.bind(UnixDomainSocketAddress.of(socket()));
            assertEquals("the daemon of " + session + " takes connections, but did not answer within 0 s",
                assertThrows(NoDaemonException.class,
                    () -> new ControlClient(session, Duration.ofMillis(200)).status()).getMessage());
        }
    }
}
