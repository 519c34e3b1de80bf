package io.tapedeck.journal.backup;

import java.util.Optional;

/**
 * What became of one tape. Immutable.
 *
 * @param name   of the tape in its source.
 * @param fate   what was done.
 * @param frames in the copy.
 * @param last   sequence of the last one; 0 without any.
 * @param damage what is wrong with the source, in words; the copy then has what is sound.
 */
public record CopiedTape(String name, Fate fate, long frames, long last, Optional<String> damage) {
    /** What was done. */
    public enum Fate {
        /** It was copied, read back and put in its place. */
        COPIED,
        /** The copy has it already. */
        UNCHANGED,
        /** The copy has more than the tape, or something else: it was left as it is. */
        KEPT
    }

    CopiedTape named(final String other) {
        return new CopiedTape(other, fate, frames, last, damage);
    }
}
