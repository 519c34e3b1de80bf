package io.tapedeck.engine.fault;

/**
 * What every exception is that is meant for people: its message is one sentence with what, where and what to do, and
 * its category says whose move it is. An exception that is none is a fault of this program.
 */
public interface Fault {
    /** Whose move it is. */
    enum Category {
        /** What was asked for is wrong: other options are needed. */
        USAGE,
        /** What it needs is not there, cannot be read, or is in use. */
        DATA,
        /** The network or a venue. */
        NETWORK,
        /** The strategy fails. */
        STRATEGY
    }

    /**
     * Whose move it is.
     *
     * @return never null.
     */
    Category category();
}
