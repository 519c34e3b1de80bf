package io.tapedeck.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapedeck.app.log.LogProvider;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The program of {@link Questions}: a command, as a JSON array, on each line of its input. Behind what a command prints
 * stand {@link #END} and its exit code. Ends with its input.
 */
final class AnsweringProgram {
    /** A character that no command prints. */
    static final char END = 0;
    private static final ObjectMapper JSON = new ObjectMapper();

    private AnsweringProgram() {
    }

    public static void main(final String[] none) throws IOException {
        LogProvider.choose();
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        final BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            final int exitCode = Tapedeck.run(JSON.readValue(line, String[].class));
            System.out.println(END + Integer.toString(exitCode));
        }
    }

    private static PrintStream utf8(final FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
