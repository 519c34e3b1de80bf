package io.tapedeck.journal.catalogue;

import java.nio.file.Path;

/** A manifest or the catalogue is missing or is not what this program writes; the message is meant for the user. */
public final class UnreadableManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableManifestException(final Path file, final Throwable cause) {
        super(file + " cannot be read: " + cause.getMessage(), cause);
    }
}
