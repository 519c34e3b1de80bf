package io.tapedeck.gateways;

import org.junit.jupiter.api.Assumptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Recorded messages of venues, which are not part of the repository: in the folder that the system property
 * {@code tapedeck.shared} names, else in {@code shared/data} beside one of the folders above the working directory.
 */
public final class SharedData {
    private static final String PROPERTY = "tapedeck.shared";

    private SharedData() {
    }

    /** A file of the set; skips the test where it is absent. */
    public static Path require(final String path) {
        final Path file = root().resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: recorded messages are absent (" + file
            + "); put them there or name their folder with -D" + PROPERTY);
        return file;
    }

    /** Lines of a compressed file of the set. */
    public static List<String> lines(final String path) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(require(path))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
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
