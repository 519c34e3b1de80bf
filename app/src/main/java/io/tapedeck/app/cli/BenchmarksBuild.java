package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ConfigurationException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The benchmarks of a checkout, which Maven builds beside the program. One thread.
 *
 * @param home the checkout.
 */
record BenchmarksBuild(Path home) {
    private static final List<String> MODULES =
        List.of("engine", "journal", "strategies", "gateways", "replay", "benchmarks");

    Path jar() {
        return home.resolve("benchmarks/target/tapedeck-benchmarks.jar");
    }

    /**
     * Builds them where their sources are newer, or nobody built them yet.
     *
     * @param says takes a sentence for a person.
     */
    void bringUpToDate(final Consumer<String> says) throws IOException, InterruptedException {
        if (!Files.exists(home.resolve("benchmarks/pom.xml"))) {
            throw new ConfigurationException("there are no benchmarks in " + home
                + ": measure in a checkout of the sources, which has them");
        }
        if (isOutdated()) {
            says.accept("building the benchmarks, once (about a minute) ...");
            build();
            Files.setLastModifiedTime(jar(), FileTime.from(Instant.now()));
        }
    }

    private boolean isOutdated() throws IOException {
        if (!Files.exists(jar())) {
            return true;
        }
        final FileTime built = Files.getLastModifiedTime(jar());
        for (final String module : MODULES) {
            try (Stream<Path> sources = Files.walk(home.resolve(module).resolve("src/main"))) {
                if (Stream.concat(Stream.of(home.resolve(module).resolve("pom.xml")), sources)
                    .anyMatch(file -> Files.isRegularFile(file) && modified(file).compareTo(built) > 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static FileTime modified(final Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (final IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What the program runs on stays as it is: it has copies of the jars. */
    private void build() throws IOException, InterruptedException {
        final Path log = Files.createTempFile("tapedeck-benchmarks", ".log");
        final int exitCode;
        try {
            exitCode = new ProcessBuilder("mvn", "-q", "-B", "-DskipTests", "-Dcheckstyle.skip", "-pl", "benchmarks",
                "-am", "package").directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                .start().waitFor();
        } catch (final IOException noMaven) {
            throw new ConfigurationException("Maven is needed to build the benchmarks, once: install it, or build "
                + "elsewhere with 'mvn -DskipTests -pl benchmarks -am package'");
        }
        if (exitCode != 0) {
            throw new ConfigurationException("the benchmarks could not be built; what Maven said is in " + log);
        }
        Files.delete(log);
    }
}
