package io.tapedeck.journal.tape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is done with whole folders. Stateless. */
public final class Folders {
    private Folders() {
    }

    /**
     * Deletes a folder and everything in it; of links themselves, not what they point to.
     *
     * @param folder that may be there or not.
     * @throws IOException where the disk refuses; some of it may be gone by then.
     */
    public static void delete(final Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        final List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
