package io.tapedeck.app.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of a disk is free for this program.
 *
 * @param place on the disk.
 */
record DiskSpace(Path place) {
    /** Bytes; negative where the system does not tell. */
    long free() {
        try {
            return Files.getFileStore(place).getUsableSpace();
        } catch (final IOException untold) {
            return -1;
        }
    }
}
