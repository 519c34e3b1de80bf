package io.tapedeck.benchmarks.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The tapes of all benchmarks of a set, written once in a folder that the JVMs of the benchmarks are told. A benchmark
 * that is run by itself writes what it needs.
 */
public final class PreparedTapes {
    /** System property that names the folder. */
    public static final String PROPERTY = "tapedeck.benchmark.tapes";

    private PreparedTapes() {
    }

    static Optional<Path> find(final String name) {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(folder -> Path.of(folder, name))
            .filter(Files::isDirectory);
    }

    /**
     * Writes all of them, unless that was done, and tells this JVM of them.
     *
     * @param work folder of the set.
     * @return the folder of the tapes, to be told to other JVMs.
     * @throws IOException where the disk refuses.
     */
    public static Path in(final Path work) throws IOException {
        final Path folder = work.resolve("tapes");
        if (!Files.exists(folder)) {
            YearOfCandles.write(folder.resolve(YearOfCandles.YEAR));
            for (final BenchmarkMarket market : BenchmarkMarket.values()) {
                market.write(folder.resolve(market.name()));
            }
        }
        System.setProperty(PROPERTY, folder.toString());
        return folder;
    }
}
