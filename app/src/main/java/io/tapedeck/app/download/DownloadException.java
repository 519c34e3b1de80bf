package io.tapedeck.app.download;

/** A download that cannot be made, or not to its end; the message is meant for the user. */
public final class DownloadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Whose fault it is. */
    public enum Reason {
        /** What was asked for is not there. */
        USAGE,
        /** Another download is under way, or there is nothing to put on a tape. */
        DATA,
        /** The network or the venue. */
        NETWORK
    }

    DownloadException(final Reason reason, final String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /**
     * Whose fault it is.
     *
     * @return never null.
     */
    public Reason reason() {
        return reason;
    }
}
