package io.tapedeck.app.cli;

import io.tapedeck.journal.tape.DamagedTapeException;
import picocli.CommandLine.Model.CommandSpec;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes what stands on a tape to standard output: all of it up to a damage, then a sentence about that; and no more
 * where nobody reads on.
 */
final class TapeOutput {
    private static final int BUFFER_LENGTH = 64 << 10;

    private final CommandSpec spec;

    TapeOutput(final CommandSpec spec) {
        this.spec = spec;
    }

    /** Reads a tape and writes what it finds. */
    interface Reading {
        void run(Writer out) throws IOException;
    }

    int write(final Reading reading) {
        final Writer out = new BufferedWriter(new OutputStreamWriter(
            new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), BUFFER_LENGTH);
        try {
            return writeUpToDamage(reading, out);
        } catch (final IOException refused) {
            return exitCodeOf(refused);
        }
    }

    private int writeUpToDamage(final Reading reading, final Writer out) throws IOException {
        try {
            reading.run(out);
            out.flush();
            return ExitCode.DONE;
        } catch (final DamagedTapeException damage) {
            out.flush();
            spec.commandLine().getErr().println("tapedeck: " + damage.getMessage());
            return ExitCode.CHECK_FAILED;
        }
    }

    /** Whoever reads the first lines only has got what was asked for. */
    private static int exitCodeOf(final IOException refused) {
        if (String.valueOf(refused.getMessage()).contains("Broken pipe")) {
            return ExitCode.DONE;
        }
        throw new UncheckedIOException(refused);
    }
}
