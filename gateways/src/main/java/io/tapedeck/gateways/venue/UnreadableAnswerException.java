package io.tapedeck.gateways.venue;

/** An answer of a venue is not what it documents: the message says what was missing. */
public final class UnreadableAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A fault of an answer.
     *
     * @param problem one sentence.
     */
    public UnreadableAnswerException(final String problem) {
        super(problem);
    }
}
