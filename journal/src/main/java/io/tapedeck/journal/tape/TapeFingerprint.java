package io.tapedeck.journal.tape;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * CRC-32C over the files of a queue: names, lengths and every byte. The processor has an instruction for it: it takes a
 * tenth of the time that reading the frames takes.
 */
final class TapeFingerprint {
    private static final String QUEUE_FILES = ".cq4";
    private static final long WINDOW = 1L << 30;

    private TapeFingerprint() {
    }

    static String of(final Path directory) throws IOException {
        final CRC32C bytes = new CRC32C();
        for (final Path file : files(directory)) {
            bytes.update((file.getFileName() + " " + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
            add(file, bytes);
        }
        return HexFormat.of().toHexDigits((int) bytes.getValue());
    }

    private static List<Path> files(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(QUEUE_FILES)).sorted().toList();
        }
    }

    private static void add(final Path file, final CRC32C bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            final long size = channel.size();
            for (long position = 0; position < size; position += WINDOW) {
                bytes.update(channel.map(MapMode.READ_ONLY, position, Math.min(WINDOW, size - position)));
            }
        }
    }
}
