package io.tapedeck.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A process of the program that says what it does, and is killed in the end. One thread. */
final class Daemon implements AutoCloseable {
    private final long startNs = System.nanoTime();
    private final StringBuilder said = new StringBuilder();
    private final Process process;
    private final BufferedReader words;

    Daemon(final Program program, final String command) throws IOException {
        this(program, Program.Archive.WITH, command);
    }

    Daemon(final Program program, final Program.Archive archive, final String command) throws IOException {
        process = program.start(archive, command);
        words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits until it says something. */
    String await(final String part) throws IOException {
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            said.append(line).append('\n');
            if (line.contains(part)) {
                return line;
            }
        }
        throw new IOException("a process ended without saying '" + part + "': " + said.toString().strip());
    }

    /** Since it was started. */
    long ageNs() {
        return System.nanoTime() - startNs;
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        words.close();
    }
}
