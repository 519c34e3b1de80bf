package io.tapedeck.journal.backup;

/** Nothing can be copied; the message is one sentence for a person. */
public final class BackupRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong. */
    public enum Reason {
        /** What was asked for. */
        USAGE,
        /** What there is. */
        DATA
    }

    BackupRefusedException(final Reason reason, final String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /**
     * What is wrong.
     *
     * @return never null.
     */
    public Reason reason() {
        return reason;
    }
}
