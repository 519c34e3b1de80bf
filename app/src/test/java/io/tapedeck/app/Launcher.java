package io.tapedeck.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The launcher of this checkout, started in a folder of the test. */
final class Launcher {
    /** The checkout. */
    static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        makeClassArchive();
    }

    private final Path directory;

    Launcher(final Path directory) {
        this.directory = directory;
    }

    /** What a command printed and how it ended. */
    record Ended(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }

        Ended requireDone() {
            assertEquals(0, exitCode, err);
            return this;
        }
    }

    /** Once, by whoever comes first: what the launcher says of that belongs to no test. */
    private static void makeClassArchive() {
        try (FileChannel file = FileChannel.open(HOME.resolve("app/target/class-archive.lock"),
            StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock alone = file.lock()) {
            assertTrue(alone.isValid());
            new Launcher(HOME.resolve("app/target")).command("--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor();
        } catch (final IOException | InterruptedException fault) {
            throw new IllegalStateException("the launcher cannot be prepared", fault);
        }
    }

    ProcessBuilder command(final String... arguments) {
        return process(HOME.resolve("bin/tapedeck"), arguments);
    }

    private ProcessBuilder process(final Path program, final String... arguments) {
        final List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        final ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    Ended run(final String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), HOME.resolve("bin/tapedeck"), arguments);
    }

    Ended run(final Map<String, String> environment, final Path program, final String... arguments)
        throws IOException, InterruptedException {
        final Path out = Files.createTempFile(directory, "out", ".txt");
        final Path err = Files.createTempFile(directory, "err", ".txt");
        final ProcessBuilder builder = process(program, arguments);
        builder.environment().putAll(environment);
        final Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the command does not end");
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Replays and tells the folder of the run. */
    String record(final String... options) throws IOException, InterruptedException {
        final String[] arguments =
            Stream.concat(Stream.of("replay", "--json"), Stream.of(options)).toArray(String[]::new);
        return "runs/" + run(arguments).requireDone().json().at("/run/id").asText();
    }
}
