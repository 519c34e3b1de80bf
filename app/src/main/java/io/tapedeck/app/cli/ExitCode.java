package io.tapedeck.app.cli;

/** What the program ends with; scripts depend on it. */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;
    /** Finished, but a check failed: a digest differs, a tape is damaged, a strategy failed. */
    public static final int CHECK_FAILED = 1;
    /** The command line or the configuration is wrong. */
    public static final int USAGE = 2;
    /** Data is missing or unreadable. */
    public static final int DATA = 3;

    /** The network or the exchange failed. */
    public static final int NETWORK = 4;
    /** Trading was halted, and the program ended because of what halted it. */
    public static final int HALTED = 5;

    private ExitCode() {
    }
}
