package io.tapedeck.benchmarks.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that is waited for. One thread. */
public final class ChildProcess {
    private ChildProcess() {
    }

    /**
     * What one printed and how it ended.
     *
     * @param exitCode of it.
     * @param out      what it printed.
     * @param err      its messages.
     * @param wallNs   how long it took.
     */
    public record Ended(int exitCode, String out, String err, long wallNs) {
        /**
         * Refuses one that failed.
         *
         * @return this.
         * @throws IOException where it did not end with 0.
         */
        public Ended requireDone() throws IOException {
            if (exitCode != 0) {
                throw new IOException("a process ended with exit code " + exitCode + ": " + err.strip());
            }
            return this;
        }
    }

    /**
     * Runs one to its end.
     *
     * @param folder  that it is started in, and that takes what it says meanwhile.
     * @param command with its arguments.
     * @return how it ended.
     * @throws IOException          where it cannot be started.
     * @throws InterruptedException where nobody waits for it any more.
     */
    public static Ended run(final Path folder, final List<String> command) throws IOException, InterruptedException {
        final Path out = Files.createTempFile(folder, "child", ".out");
        final Path err = Files.createTempFile(folder, "child", ".err");
        final long startNs = System.nanoTime();
        final Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
            .redirectError(err.toFile()).start();
        try {
            process.getOutputStream().close();
            final int exitCode = process.waitFor();
            final long wallNs = System.nanoTime() - startNs;
            return new Ended(exitCode, Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8), wallNs);
        } finally {
            process.destroy();
            Files.delete(out);
            Files.delete(err);
        }
    }

    /**
     * The command of a JVM with the classes of this one.
     *
     * @param flags     besides those of every benchmark.
     * @param main      class with the main method.
     * @param arguments of it.
     * @return to be run.
     */
    public static List<String> java(final List<String> flags, final Class<?> main, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.ACCESS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Where the child is started in another folder its parts must not be relative. */
    private static String classPath() {
        final List<String> parts = new ArrayList<>();
        for (final String part : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, parts);
    }
}
