package io.tapedeck.engine.strategy;

/** What a signal asks for. */
public enum SignalKind {
    /** Open a long position. */
    OPEN_LONG(1),
    /** Close the position. */
    CLOSE(2);

    private final short code;

    SignalKind(final int code) {
        this.code = (short) code;
    }

    /**
     * Code on the tape, never used again for another value.
     *
     * @return 1 and up.
     */
    public short code() {
        return code;
    }
}
