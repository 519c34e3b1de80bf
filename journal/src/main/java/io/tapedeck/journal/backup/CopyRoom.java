package io.tapedeck.journal.backup;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.inspect.TapeSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A full disk ends a process that writes to mapped memory: it is asked before, and something is left over. */
final class CopyRoom {
    private static final long MEBIBYTE = 1 << 20;
    /** What must be left over: the small files, and what others write meanwhile. */
    private static final long RESERVE = 64 * MEBIBYTE;
    private static final long BLOCK = 4096;

    private CopyRoom() {
    }

    /** What tapes take on the disk, without the holes in them where the system tells. */
    static long of(final List<Path> tapes) {
        return tapes.isEmpty() ? 0 : TapeSize.of(tapes).values().stream()
            .mapToLong(size -> size.onDisk().orElse(size.apparent())).map(bytes -> bytes + BLOCK).sum();
    }

    static void require(final Path directory, final long bytes) throws IOException {
        require(directory, bytes, Files.getFileStore(directory).getUsableSpace());
    }

    static void require(final Path directory, final long bytes, final long usable) {
        if (bytes > usable - RESERVE) {
            throw new BackupRefusedException(Category.DATA, directory + " has " + usable / MEBIBYTE + " MiB free, "
                + bytes / MEBIBYTE + " MiB are to be copied and " + RESERVE / MEBIBYTE + " MiB must stay free: make "
                + "room or name another folder");
        }
    }
}
