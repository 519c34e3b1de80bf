package io.tapedeck.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real market data, where they lie beside or above the working directory. */
public final class SharedData {
    private static final String FOLDER = "shared/data";

    private SharedData() {
    }

    /**
     * Looks for a file or a folder of them.
     *
     * @param name below the folder of the data.
     * @return empty where it is not there.
     */
    public static Optional<Path> find(final String name) {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            final Path found = directory.resolve(FOLDER).resolve(name);
            if (Files.exists(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
