package io.tapedeck.journal.backup;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.tape.Folders;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to write to a folder of copies: one process at a time; the system takes it back from a dead one. */
final class BackupLock implements AutoCloseable {
    private static final String FILE = "backup.lock";
    private static final String DRAFT = "draft";

    private final FileChannel channel;
    private final Path drafts;

    private BackupLock(final FileChannel channel, final Path drafts) throws IOException {
        this.channel = channel;
        this.drafts = drafts;
        Folders.delete(drafts);
    }

    /** Where the next copy may be made. */
    Path draft() {
        return drafts.resolve("tape");
    }

    static BackupLock take(final Path directory) throws IOException {
        Files.createDirectories(directory);
        final FileChannel channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
        if (!isFree(channel)) {
            channel.close();
            throw new BackupRefusedException(Category.DATA, "another backup is writing to " + directory
                + ": try again when it has finished");
        }
        return new BackupLock(channel, directory.resolve(DRAFT));
    }

    private static boolean isFree(final FileChannel channel) throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (final OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Folders.delete(drafts);
        }
    }
}
