package io.tapedeck.journal.inspect;

import org.agrona.collections.MutableLong;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Bytes of a tape. The file of a queue grows in blocks, most of which the file system does not keep. Immutable.
 *
 * @param apparent sum of the lengths of its files.
 * @param onDisk   what they take on the disk; empty where the system does not say.
 */
public record TapeSize(long apparent, OptionalLong onDisk) {
    private static final long KIBIBYTE = 1024;

    /**
     * Measures tapes.
     *
     * @param directories of the tapes.
     * @return size by directory.
     */
    public static Map<Path, TapeSize> of(final List<Path> directories) {
        final Map<Path, Long> onDisk = onDisk(directories);
        final Map<Path, TapeSize> sizes = new HashMap<>();
        for (final Path directory : directories) {
            final Long bytes = onDisk.get(directory);
            sizes.put(directory, new TapeSize(apparent(directory),
                bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes)));
        }
        return sizes;
    }

    private static long apparent(final Path directory) {
        final MutableLong bytes = new MutableLong();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
                    bytes.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
                    return FileVisitResult.CONTINUE;
                }

                /** Beside a daemon that writes a snapshot a draft is gone between its listing and its measuring. */
                @Override
                public FileVisitResult visitFileFailed(final Path file, final IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException && !file.equals(directory)) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return bytes.get();
    }

    /** Java does not tell how many blocks a file has; every POSIX system has a program that does. */
    private static Map<Path, Long> onDisk(final List<Path> directories) {
        final List<String> command = new ArrayList<>(List.of("du", "-sk", "--"));
        directories.forEach(directory -> command.add(directory.toString()));
        final Map<Path, Long> sizes = new HashMap<>();
        try {
            final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().map(line -> line.split("\t", 2)).filter(parts -> parts.length == 2)
                    .forEach(parts -> sizes.put(Path.of(parts[1]), Long.parseLong(parts[0]) * KIBIBYTE));
            }
        } catch (final IOException noSuchProgram) {
            return Map.of();
        }
        return sizes;
    }
}
