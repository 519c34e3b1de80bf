package io.tapedeck.journal.session;

import io.tapedeck.engine.fault.Fault;

import java.nio.file.Path;

/** Another process writes to the session. */
public final class SessionBusyException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    SessionBusyException(final Path session) {
        super("session " + session + " is being written by another daemon: stop it first, or name another folder");
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
