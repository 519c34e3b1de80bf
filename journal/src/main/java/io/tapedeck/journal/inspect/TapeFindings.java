package io.tapedeck.journal.inspect;

import java.nio.file.Path;
import java.util.List;

/**
 * What a look at every frame of a tape found. Immutable.
 *
 * @param tape    folder of the tape.
 * @param sound   frames from the beginning to the end, or to the first damage.
 * @param checked what was looked at, in words.
 * @param damage  what is wrong; the walk ends with the first frame that is.
 * @param notes   what could not be checked, and why.
 */
public record TapeFindings(Path tape, TapeExtent sound, List<String> checked, List<TapeDamage> damage,
    List<String> notes) {

    /** Keeps copies of the lists. */
    public TapeFindings {
        checked = List.copyOf(checked);
        damage = List.copyOf(damage);
        notes = List.copyOf(notes);
    }

    /**
     * Findings of a tape that cannot even be opened.
     *
     * @param tape    folder of the tape.
     * @param problem what is wrong with it.
     * @return without a frame.
     */
    public static TapeFindings unreadable(final Path tape, final String problem) {
        return new TapeFindings(tape, TapeExtent.EMPTY, List.of(), List.of(new TapeDamage(problem, TapeDamage.WHOLE)),
            List.of());
    }

    /**
     * Whether nothing is wrong.
     *
     * @return true for no damage.
     */
    public boolean isSound() {
        return damage.isEmpty();
    }
}
