package io.tapedeck.app.control;

/** A line is not what was agreed on; the message goes on behind "the line". */
final class MalformedLineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedLineException(final String problem) {
        super(problem);
    }
}
