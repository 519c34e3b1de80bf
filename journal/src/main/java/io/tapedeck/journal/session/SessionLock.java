package io.tapedeck.journal.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to write to a session: one process at a time; the system takes it back from a dead one. */
public final class SessionLock implements AutoCloseable {
    private static final String FILE = "session.lock";

    private final FileChannel channel;
    private final FileLock lock;

    private SessionLock(final FileChannel channel, final FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the right to write.
     *
     * @param session folder, made where it is missing.
     * @return to be closed.
     * @throws SessionBusyException where another daemon has it, in this process or another.
     * @throws IOException          where the disk refuses.
     */
    public static SessionLock take(final Path session) throws IOException {
        Files.createDirectories(session);
        final FileChannel channel = FileChannel.open(session.resolve(FILE), StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
        try {
            final FileLock lock = channel.tryLock();
            if (lock != null) {
                return new SessionLock(channel, lock);
            }
        } catch (final OverlappingFileLockException heldByThisProcess) {
            throw busy(session, channel);
        }
        throw busy(session, channel);
    }

    private static SessionBusyException busy(final Path session, final FileChannel channel) throws IOException {
        channel.close();
        return new SessionBusyException(session);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
