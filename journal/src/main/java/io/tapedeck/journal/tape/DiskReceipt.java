package io.tapedeck.journal.tape;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Waits until the disk has a file or the names in a folder: then a power cut cannot take them away. Stateless. */
public final class DiskReceipt {
    private DiskReceipt() {
    }

    /**
     * Waits for the disk.
     *
     * @param path of a file, or of a folder for the names in it.
     * @throws IOException where the disk refuses.
     */
    public static void await(final Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
