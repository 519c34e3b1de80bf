package io.tapedeck.app.cli;

import io.tapedeck.app.configuration.ConfigurationException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A build of the program in a folder of its own, run in processes of its own. It inherits the environment and the
 * folder that it is called from. One thread.
 *
 * @param home folder with {@code bin/tapedeck}.
 */
record Build(Path home) {
    private static final Path LAUNCHER = Path.of("bin", "tapedeck");

    /** Refuses what is none. */
    static Build of(final Path home) {
        if (!isBuild(home)) {
            throw new ConfigurationException(home + " is no build: it has no " + LAUNCHER
                + " that can be executed; name the folder of a distribution or a checkout");
        }
        return new Build(home);
    }

    static boolean isBuild(final Path home) {
        return Files.isExecutable(home.resolve(LAUNCHER));
    }

    /** What a process printed and how it ended. */
    record Ended(int exitCode, String out, String err) {
        /** The last line of the messages: the program's refusals are one sentence. */
        String reason() {
            return err.lines().filter(line -> line.startsWith("tapedeck: ")).reduce((first, second) -> second)
                .map(line -> line.substring("tapedeck: ".length()))
                .orElse("it ended with exit code " + exitCode + " and said nothing");
        }
    }

    Ended run(final List<String> arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(home.resolve(LAUNCHER).toAbsolutePath().toString());
        command.addAll(arguments);
        // Files, not pipes: of two pipes that fill up one would have to be read on a thread of its own.
        final Path out = Files.createTempFile("certify", ".out");
        final Path err = Files.createTempFile("certify", ".err");
        try {
            final int exitCode = end(new ProcessBuilder(command).redirectOutput(out.toFile())
                .redirectError(err.toFile()).redirectInput(ProcessBuilder.Redirect.INHERIT).start());
            return new Ended(exitCode, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static int end(final Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    String version() throws IOException, InterruptedException {
        final Ended ended = run(List.of("--version"));
        return ended.exitCode() == ExitCode.DONE ? ended.out().strip().replaceFirst("^tapedeck ", "") : "unknown";
    }
}
