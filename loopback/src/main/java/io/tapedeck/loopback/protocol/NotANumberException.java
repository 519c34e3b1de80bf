package io.tapedeck.loopback.protocol;

/** A parameter that must be a whole number is something else; the message is its name. */
public final class NotANumberException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotANumberException(final String parameter) {
        super(parameter);
    }
}
