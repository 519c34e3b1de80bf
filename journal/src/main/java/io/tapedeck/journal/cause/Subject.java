package io.tapedeck.journal.cause;

import java.util.Locale;

/**
 * What somebody wants to know the causes of. Immutable.
 *
 * @param kind of thing.
 * @param id   its number on the tape.
 */
public record Subject(Kind kind, long id) {
    /** Things on a tape that have a number. */
    public enum Kind {
        /** What a strategy wanted. */
        SIGNAL,
        /** What risk let pass, or a level that acted. */
        ORDER,
        /** What fills made. */
        POSITION,
        /** A position that was closed again. */
        TRADE;

        /**
         * The kind as a word.
         *
         * @return lower case.
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return kind.word() + " " + id;
    }
}
