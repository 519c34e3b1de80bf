package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.fault.Fault;

import java.nio.file.Path;

/** Another process is writing history into the journal; the message is meant for the user. */
public final class CatalogueBusyException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    CatalogueBusyException(final Path journal) {
        super("another import is writing to " + journal + "; try again when it has finished");
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
