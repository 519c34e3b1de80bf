package io.tapedeck.journal.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of a disk is free. */
@FunctionalInterface
public interface FreeSpace {
    /** Nobody can tell. */
    long UNKNOWN = -1;

    /**
     * Looks now.
     *
     * @return bytes that this program may use; {@link #UNKNOWN} where the system does not say.
     */
    long bytes();

    /**
     * The disk that a folder is on.
     *
     * @param folder that is there.
     * @return asks the system at every look.
     */
    static FreeSpace around(final Path folder) {
        return () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (final IOException unknown) {
                return UNKNOWN;
            }
        };
    }
}
