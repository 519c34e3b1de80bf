package io.tapedeck.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Where the keys of a walk through states come from. One thread. */
interface StepKeys {
    /**
     * The next one; waits for it.
     *
     * @return empty where no more come.
     * @throws IOException where they cannot be read.
     */
    Optional<Pressed> next() throws IOException;

    /** What a key asks for. */
    enum StepKey {
        /** A frame on. */
        FORWARD,
        /** A frame back. */
        BACK,
        /** To the next frame with a decision. */
        NEXT_DECISION,
        /** To the last frame with a decision before this one. */
        LAST_DECISION,
        /** Elsewhere. */
        GO,
        /** Nothing that is known. */
        UNKNOWN,
        /** Out. */
        QUIT;

        /** The key of a name, as one types it where there is no terminal. */
        static StepKey named(final String name) {
            return switch (name) {
                case "n", "right" -> FORWARD;
                case "b", "left" -> BACK;
                case "N" -> NEXT_DECISION;
                case "B" -> LAST_DECISION;
                case "g" -> GO;
                case "q" -> QUIT;
                default -> UNKNOWN;
            };
        }
    }

    /**
     * A key that was pressed. Immutable.
     *
     * @param key  what it asks for.
     * @param text what was typed behind it, or the name itself where that is not known.
     */
    record Pressed(StepKey key, String text) {
        static Pressed of(final String typed) {
            final String[] words = typed.strip().split("\\s+", 2);
            final StepKey key = StepKey.named(words[0]);
            return new Pressed(key, key == StepKey.UNKNOWN ? words[0] : words.length > 1 ? words[1] : "");
        }
    }

    /**
     * Keys as lines of names, empty ones left out; for scripts.
     *
     * @param lines to read.
     * @return the keys.
     */
    static StepKeys lines(final Reader lines) {
        final BufferedReader reader = new BufferedReader(lines);
        return () -> {
            String line = reader.readLine();
            while (line != null && line.isBlank()) {
                line = reader.readLine();
            }
            return Optional.ofNullable(line).map(Pressed::of);
        };
    }
}
