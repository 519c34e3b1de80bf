package io.tapedeck.app.control;

import java.io.IOException;

/** A line is longer than anything that was agreed on. */
final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    LineTooLongException(final int longest) {
        super("is longer than " + longest + " bytes");
    }
}
