package io.tapedeck.engine.strategy;

import io.tapedeck.engine.fault.Fault;

/** A user asked for parameters that a strategy cannot have; the message is one sentence for that user. */
public final class InvalidParameterException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message one sentence that names the parameter.
     */
    public InvalidParameterException(final String message) {
        super(message);
    }

    /**
     * A refusal with what led to it.
     *
     * @param message one sentence that names the parameter.
     * @param cause   what went wrong below.
     */
    public InvalidParameterException(final String message, final Throwable cause) {
        super(message, cause);
    }

    @Override
    public Category category() {
        return Category.USAGE;
    }
}
