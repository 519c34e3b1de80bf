package io.tapedeck.journal.inspect;

/** What a person named is no tape; the message is one sentence for that person. */
public final class NoTapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message one sentence that says what could be named instead.
     */
    public NoTapeException(final String message) {
        super(message);
    }
}
