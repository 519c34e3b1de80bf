package io.tapedeck.strategies.indicator;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Published tables, which are not part of the repository: in the folder that the system property
 * {@code tapedeck.shared} names, else in {@code shared/data} beside one of the folders above the working directory.
 */
final class SharedData {
    private static final String PROPERTY = "tapedeck.shared";

    private SharedData() {
    }

    /** A file of the set; skips the test where it is absent. */
    static Path require(final String path) {
        final Path file = root().resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: the published table is absent (" + file + "); put "
            + "it there or name its folder with -D" + PROPERTY);
        return file;
    }

    private static Path root() {
        final String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        Path directory = Path.of("").toAbsolutePath();
        while (directory.getParent() != null && !Files.isDirectory(directory.resolve("shared/data"))) {
            directory = directory.getParent();
        }
        return directory.resolve("shared/data");
    }
}
