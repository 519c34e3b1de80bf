package io.tapedeck.replay.session;

import java.util.List;
import java.util.Optional;

/**
 * A frame of a session from which on it was configured otherwise, or began, or went on. Immutable.
 *
 * @param kind     what happened.
 * @param sequence of the frame.
 * @param timeNs   engine time of the frame.
 * @param values   that changed; of a beginning all that are set.
 */
public record ConfigurationChange(Kind kind, long sequence, long timeNs, List<Value> values) {
    /** What happened. */
    public enum Kind {
        /** The session began. */
        BEGUN,
        /** A program went on with it; the version of the program may have changed. */
        STARTED,
        /** Limits were changed. */
        LIMITS,
        /** Parameters of the strategy were changed. */
        PARAMETERS
    }

    /**
     * A value that changed.
     *
     * @param name   of its setting.
     * @param before empty where it was not set.
     * @param after  empty where it is not set any more.
     */
    public record Value(String name, Optional<String> before, Optional<String> after) {
    }

    /** Keeps a copy of the values. */
    public ConfigurationChange {
        values = List.copyOf(values);
    }
}
