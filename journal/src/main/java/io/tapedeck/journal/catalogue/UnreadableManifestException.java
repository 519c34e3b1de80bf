package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.fault.Fault;

import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A manifest or the catalogue is missing or is not what this program writes; the message is meant for the user. */
public final class UnreadableManifestException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    UnreadableManifestException(final Path file, final Throwable cause) {
        super(file + " cannot be read: " + reason(cause), cause);
    }

    /** Of these two the library says only the name of the file and a number. */
    private static String reason(final Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            return "it is missing";
        }
        return cause instanceof CharacterCodingException ? "it is not text" : cause.getMessage();
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
