package io.tapedeck.app.monitor;

/**
 * What a check found.
 *
 * @param name    of the check, such as {@code disk}.
 * @param verdict whether all is well.
 * @param words   one sentence for a person.
 */
public record CheckResult(String name, Verdict verdict, String words) {
    /** Whether all is well. */
    public enum Verdict {
        /** All is well. */
        OK,
        /** Somebody should look. */
        WARNING,
        /** The daemon cannot do its work. */
        FAILED
    }
}
