package io.tapedeck.journal.inspect;

import io.tapedeck.engine.fault.Fault;

/** What a person named is no tape; the message is one sentence for that person. */
public final class NoTapeException extends RuntimeException implements Fault {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message one sentence that says what could be named instead.
     */
    public NoTapeException(final String message) {
        super(message);
    }

    @Override
    public Category category() {
        return Category.DATA;
    }
}
