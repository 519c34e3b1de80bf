package io.tapedeck.journal.session;

import java.nio.file.Path;

/** Another process writes to the session. */
public final class SessionBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionBusyException(final Path session) {
        super("session " + session + " is being written by another daemon: stop it first, or name another folder");
    }
}
