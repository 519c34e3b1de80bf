package io.tapedeck.app.control;

import java.io.IOException;

/** Nobody answers; the message is one sentence for the user. */
public final class NoDaemonException extends IOException {
    private static final long serialVersionUID = 1L;

    NoDaemonException(final String message) {
        super(message);
    }
}
