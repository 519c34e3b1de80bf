package io.tapedeck.app.control;

import io.tapedeck.app.configuration.ConfigurationException;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the socket of a session is.
 *
 * @param path of it.
 */
record ControlSocket(Path path) {
    /** Systems take 103 to 107 bytes. */
    private static final int LONGEST_PATH = 100;

    static ControlSocket of(final Path session) {
        final Path path = session.resolve("control").resolve("daemon.sock");
        final int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_PATH) {
            throw new ConfigurationException("the path of the control socket, " + path + ", has " + length
                + " bytes, and systems take " + LONGEST_PATH + ": name a session folder with a shorter path");
        }
        return new ControlSocket(path);
    }

    SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(path));
    }

    /** Opens the socket, in place of one that a dead daemon left behind. */
    ServerSocketChannel listen() throws IOException {
        makeFolder();
        if (Files.exists(path) && isAnswered()) {
            throw new ConfigurationException("a daemon answers on " + path
                + " already: stop it first, or name another session folder");
        }
        Files.deleteIfExists(path);
        final ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return channel;
        } catch (final IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    /** Closed to others before the socket is in it. */
    private void makeFolder() throws IOException {
        Files.createDirectories(path.getParent());
        Files.setPosixFilePermissions(path.getParent(), PosixFilePermissions.fromString("rwx------"));
    }

    private boolean isAnswered() {
        try (SocketChannel channel = connect()) {
            return channel.isConnected();
        } catch (final IOException nobody) {
            return false;
        }
    }
}
