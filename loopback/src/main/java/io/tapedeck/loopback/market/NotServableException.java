package io.tapedeck.loopback.market;

/** A venue cannot be opened as asked; the message is one sentence for a person. */
public final class NotServableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose move it is. */
    public enum Reason {
        /** Other options are needed. */
        USAGE,
        /** The data is not there. */
        DATA
    }

    private final Reason reason;

    /**
     * A refusal.
     *
     * @param reason  whose move it is.
     * @param message one sentence with what, where and what to do.
     */
    public NotServableException(final Reason reason, final String message) {
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
