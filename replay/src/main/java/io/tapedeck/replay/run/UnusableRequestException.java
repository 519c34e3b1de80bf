package io.tapedeck.replay.run;

/** A replay that cannot be done as asked; the message is one sentence for the user. */
public final class UnusableRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose move it is. */
    public enum Reason {
        /** The request is wrong: other options are needed. */
        USAGE,
        /** The data that it needs is not there. */
        DATA,
        /** The strategy fails wherever it would have to be played. */
        STRATEGY
    }

    private final Reason reason;

    /**
     * A refusal.
     *
     * @param reason  whose move it is.
     * @param message one sentence with what, where and what to do.
     */
    public UnusableRequestException(final Reason reason, final String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Whose move it is.
     *
     * @return never null.
     */
    public Reason reason() {
        return reason;
    }
}
