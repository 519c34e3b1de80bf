package io.tapedeck.journal.backup;

import io.tapedeck.journal.backup.CopiedTape.Fate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of one source. Immutable.
 *
 * @param kind   of the source.
 * @param source folder that was copied.
 * @param target folder of its copy.
 * @param tapes  of it, in their order.
 * @param files  small ones that were written: snapshots, tables, the catalogue.
 * @param damage of what is no tape, each a sentence.
 * @param notes  what was left out on purpose, each a sentence.
 */
public record CopiedSource(Kind kind, Path source, Path target, List<CopiedTape> tapes, int files,
    List<String> damage, List<String> notes) {

    /** What a source is. */
    public enum Kind {
        /** A live session. */
        SESSION,
        /** A journal directory with its catalogue. */
        JOURNAL,
        /** A run. */
        RUN
    }

    /** Keeps copies of the lists. */
    public CopiedSource {
        tapes = List.copyOf(tapes);
        damage = List.copyOf(damage);
        notes = List.copyOf(notes);
    }

    /**
     * How many tapes met a fate.
     *
     * @param fate that is asked for.
     * @return a count.
     */
    public long count(final Fate fate) {
        return tapes.stream().filter(tape -> tape.fate() == fate).count();
    }

    /**
     * Frames that were copied now.
     *
     * @return a count.
     */
    public long copiedFrames() {
        return tapes.stream().filter(tape -> tape.fate() == Fate.COPIED).mapToLong(CopiedTape::frames).sum();
    }

    /**
     * Everything that is wrong.
     *
     * @return sentences, those of tapes with their names.
     */
    public List<String> problems() {
        return Stream.concat(tapes.stream().flatMap(tape -> tape.damage()
            .map(problem -> "tape " + tape.name() + ": " + problem).stream()), damage.stream()).toList();
    }

    /**
     * Sequence of the last frame that the copy has.
     *
     * @return empty without any.
     */
    public Optional<Long> lastSequence() {
        return tapes.stream().map(CopiedTape::last).filter(last -> last > 0).max(Long::compare);
    }
}
