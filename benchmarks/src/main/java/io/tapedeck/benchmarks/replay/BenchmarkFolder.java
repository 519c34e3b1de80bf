package io.tapedeck.benchmarks.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that a benchmark made and clears away. */
public final class BenchmarkFolder {
    private BenchmarkFolder() {
    }

    /**
     * Deletes it with all that it holds.
     *
     * @param root the folder.
     * @throws IOException where the disk refuses.
     */
    public static void delete(final Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            paths.sorted(Comparator.reverseOrder()).forEach(BenchmarkFolder::deleteOne);
        }
    }

    private static void deleteOne(final Path path) {
        try {
            Files.delete(path);
        } catch (final IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
