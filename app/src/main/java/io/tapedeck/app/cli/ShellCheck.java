package io.tapedeck.app.cli;

import io.tapedeck.replay.shrink.FailingCheck;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;

/** A command for the shell that fails with an exit code of its own. What it prints is not shown. One thread. */
final class ShellCheck implements FailingCheck {
    /** Stands for the folder of the journal. */
    static final String PLACE = "{}";

    /** Exit code with which a shell says that there is such a command but it cannot be executed (POSIX). */
    static final int NOT_EXECUTABLE = 126;

    /** Exit code with which a shell says that there is no such command (POSIX). */
    static final int NOT_FOUND = 127;

    private final String command;
    private int failure;

    ShellCheck(final String command) {
        this.command = command;
    }

    /** Tries it on the whole, and takes the exit code that it has there for the failure. */
    int learn(final Path journal) throws IOException {
        failure = exitCodeOn(journal);
        return failure;
    }

    @Override
    public boolean failsOn(final Path journal) throws IOException {
        return exitCodeOn(journal) == failure;
    }

    private int exitCodeOn(final Path journal) throws IOException {
        final String quoted = "'" + journal.toAbsolutePath().toString().replace("'", "'\\''") + "'";
        final Process process = new ProcessBuilder("sh", "-c", command.replace(PLACE, quoted))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        try {
            return process.waitFor();
        } catch (final InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the check was interrupted");
        }
    }
}
