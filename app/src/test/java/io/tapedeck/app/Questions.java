package io.tapedeck.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.app.Launcher.Ended;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * One process of the program in a folder of the test that answers command after command: where a test is about what a
 * command says, and not about how the program starts, that is most of the time that a {@link Launcher} takes. Every
 * command is also run by a launcher somewhere.
 */
final class Questions implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process program;
    private final BufferedReader out;
    private final Path err;
    private long errRead;

    Questions(final Path directory) throws IOException {
        err = Files.createTempFile(directory, "answers-err", ".txt");
        program = new ProcessBuilder(command()).directory(directory.toFile()).redirectError(err.toFile()).start();
        out = program.inputReader(StandardCharsets.UTF_8);
    }

    private static List<String> command() {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(inherited -> !inherited.startsWith("-javaagent") && !inherited.startsWith("-agentlib"))
            .forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC", "-Xlog:disable", "-Dtapedeck.home=" + Launcher.HOME, "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            AnsweringProgram.class.getName()));
        return command;
    }

    /** Runs a command to its end. */
    Ended ask(final String... command) throws IOException {
        final OutputStream questions = program.getOutputStream();
        questions.write((JSON.writeValueAsString(command) + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        final String said = readUntilEnd();
        return new Ended(Integer.parseInt(out.readLine()), said, readNewErr());
    }

    private String readUntilEnd() throws IOException {
        final StringBuilder said = new StringBuilder();
        for (int next = out.read(); next != AnsweringProgram.END; next = out.read()) {
            assertTrue(next >= 0, () -> "it ended: " + said);
            said.append((char) next);
        }
        return said.toString();
    }

    private String readNewErr() throws IOException {
        try (InputStream all = Files.newInputStream(err)) {
            all.skipNBytes(errRead);
            final byte[] read = all.readAllBytes();
            errRead += read.length;
            return new String(read, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        program.destroyForcibly();
    }
}
