package io.tapedeck.replay.session;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder in memory where the machine has such a place: thousands of small sessions are no work for a disk. */
final class MemoryBacked implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "tapedeck";

    @Override
    public Path createTempDirectory(final AnnotatedElementContext element, final ExtensionContext test)
        throws IOException {
        return Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, PREFIX)
            : Files.createTempDirectory(PREFIX);
    }
}
