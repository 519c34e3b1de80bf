package io.tapedeck.replay.importer;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real candle files, which are not part of the repository: in the folder that the system property
 * {@code tapedeck.shared} names, else in {@code shared/data} beside one of the folders above the working directory.
 */
public final class SharedData {
    private static final String PROPERTY = "tapedeck.shared";

    private SharedData() {
    }

    /** A file of the set; skips the test where it is absent. */
    public static Path require(final String path) {
        final Path file = root().resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: real data is absent (" + file + "); put it there or "
            + "name its folder with -D" + PROPERTY);
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
