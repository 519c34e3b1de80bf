package io.tapedeck.journal.backup;

import io.tapedeck.journal.tape.WholeFile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Small files, and what puts copies in their place: on the disk first, by one rename each. */
final class FileCopy {
    private FileCopy() {
    }

    /** Writes a file, where it does not have these bytes already; tells whether it did. */
    static boolean write(final Path target, final byte[] bytes) throws IOException {
        if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
            return false;
        }
        Files.createDirectories(target.getParent());
        WholeFile.writeForced(target, bytes);
        return true;
    }

    /** Copies the plain files of a folder that are data: no locks, no drafts, no sockets; tells how many changed. */
    static int writeAll(final Path from, final Path to) throws IOException {
        int written = 0;
        for (final Path file : plainFiles(from)) {
            written += write(to.resolve(file.getFileName().toString()), Files.readAllBytes(file)) ? 1 : 0;
        }
        return written;
    }

    private static List<Path> plainFiles(final Path folder) throws IOException {
        return entries(folder).stream()
            .filter(Files::isRegularFile)
            .filter(file -> !file.toString().endsWith(".lock") && !file.toString().endsWith(WholeFile.DRAFT))
            .toList();
    }

    static List<Path> entries(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    static void forceToDisk(final Path folder) throws IOException {
        for (final Path file : entries(folder)) {
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        }
    }

    static void moveOver(final Path from, final Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
