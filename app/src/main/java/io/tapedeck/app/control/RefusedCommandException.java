package io.tapedeck.app.control;

/** The daemon did not do what it was asked for; the message is one sentence for the user. */
public final class RefusedCommandException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedCommandException(final String message) {
        super(message);
    }
}
