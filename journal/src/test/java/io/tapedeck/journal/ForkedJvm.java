package io.tapedeck.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process with this one's class path and JVM flags, to be killed when the test is through with it. */
public final class ForkedJvm implements AutoCloseable {
    private static final int SECONDS_TO_DIE = 10;

    private final Process process;
    private final BufferedReader output;

    /**
     * Starts a program.
     *
     * @param main      its class.
     * @param arguments of the program.
     * @throws IOException where no process can be started.
     */
    public ForkedJvm(final Class<?> main, final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib"))
            .forEach(command::add);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Waits for the program to say something.
     *
     * @return its next line; null where it has ended.
     * @throws IOException where it cannot be heard.
     */
    public String readLine() throws IOException {
        return output.readLine();
    }

    /** Ends the process as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().orTimeout(SECONDS_TO_DIE, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        kill();
        output.close();
    }
}
