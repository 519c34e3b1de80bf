package io.tapedeck.benchmarks.gateways;

import io.tapedeck.benchmarks.SharedData;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Messages of Binance as they were received once, where their files lie beside or above the working directory. */
final class Captures {
    private static final String FOLDER = "feeds";
    private static final int MOST = 4_096;

    private Captures() {
    }

    static Optional<Path> folder() {
        return SharedData.find(FOLDER);
    }

    /** Up to some thousands, in the order in which they came. */
    static List<byte[]> messages(final MessageKind kind) throws IOException {
        final Path file = folder().orElseThrow(() -> new IOException("there is no folder shared/data/" + FOLDER
            + " beside or above " + Path.of("").toAbsolutePath())).resolve(kind.file());
        final List<byte[]> messages = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && messages.size() < MOST; line = lines.readLine()) {
                if (line.contains("{\"stream\":") && line.contains(kind.mark())) {
                    messages.add(line.substring(line.indexOf('{')).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return messages;
    }
}
