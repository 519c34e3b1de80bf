package io.tapedeck.journal.backup;

import io.tapedeck.journal.catalogue.UnreadableManifestException;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.TapeSeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a tape stands to its copy: by content, never by the times of files. Immutable.
 *
 * @param verdict what is to be done.
 * @param frames  in the copy.
 * @param last    sequence of the last one, where the frames were looked at.
 * @param damage  of the tape that was noticed on the way.
 */
record TapeComparison(Verdict verdict, long frames, long last, Optional<String> damage) {
    private static final String MANIFEST = "manifest.yaml";
    private static final String CONTENT_HASH = "contentHash";
    private static final TapeComparison NO_COPY = new TapeComparison(Verdict.BEHIND, 0, 0, Optional.empty());

    /** What is to be done. */
    enum Verdict {
        /** The copy has everything. */
        SAME,
        /** There is none, it has less, or it is damaged. */
        BEHIND,
        /** The copy has more: the tape lost what a power cut took, or is damaged. */
        AHEAD,
        /** The copy is one of another tape. */
        OTHER
    }

    static TapeComparison of(final RecordedTape source, final Path target, final Depth depth) throws IOException {
        try {
            final Optional<RecordedTape> copy = RecordedTape.at(target);
            if (copy.isEmpty()) {
                return NO_COPY;
            }
            return depth == Depth.SEALS && isSealedAlike(source, copy.get())
                ? same(copy.get()) : compare(source, copy.get());
        } catch (final UnreadableManifestException | DamagedTapeException copyIsDamaged) {
            return NO_COPY;
        }
    }

    private static TapeComparison same(final RecordedTape copy) {
        final long frames = TapeSeal.beside(copy.directory()).orElseThrow().frames();
        final long before = copy.value("firstSequence").map(first -> Long.parseLong(first) - 1).orElse(0L);
        return new TapeComparison(Verdict.SAME, frames, before + frames, Optional.empty());
    }

    /** A seal is put beside a copy only when everything is in it. */
    private static boolean isSealedAlike(final RecordedTape source, final RecordedTape copy) throws IOException {
        final Optional<TapeSeal> seal = TapeSeal.beside(copy.directory());
        return seal.isPresent() && isComplete(source) && hasSameManifest(source, copy)
            && TapeSeal.beside(source.directory()).equals(seal.filter(any -> isSealed(source)));
    }

    private static boolean isSealed(final RecordedTape tape) {
        return TapeSeal.beside(tape.directory()).isPresent();
    }

    /** Whether nobody writes to it any more. */
    static boolean isComplete(final RecordedTape tape) {
        return isSealed(tape) || tape.value(CONTENT_HASH).isPresent()
            || tape.value("kind").filter("replay"::equals).isPresent();
    }

    private static boolean hasSameManifest(final RecordedTape source, final RecordedTape copy) throws IOException {
        return Files.mismatch(source.directory().resolve(MANIFEST), copy.directory().resolve(MANIFEST)) < 0;
    }

    private static TapeComparison compare(final RecordedTape source, final RecordedTape copy) throws IOException {
        final TapeReach held = TapeReach.read(copy, TapeReach.TO_THE_END);
        final TapeReach begin = TapeReach.read(source, held.frames());
        if (!hasSameManifest(source, copy) || !isBeginning(begin, held, copy)) {
            return found(Verdict.OTHER, held, Optional.empty());
        }
        return begin.frames() < held.frames()
            ? found(Verdict.AHEAD, held, begin.damage()) : compareEnds(source, copy, held);
    }

    private static boolean isBeginning(final TapeReach begin, final TapeReach held, final RecordedTape copy) {
        final TapeReach alike = begin.frames() < held.frames() ? TapeReach.read(copy, begin.frames()) : held;
        return alike.seal().equals(begin.seal());
    }

    private static TapeComparison compareEnds(final RecordedTape source, final RecordedTape copy,
        final TapeReach held) {
        final TapeReach next = TapeReach.read(source, held.frames() + 1);
        final boolean lacksSeal = isComplete(source) && !isSealed(copy) && next.damage().isEmpty();
        final boolean isBehind = next.frames() > held.frames() || held.damage().isPresent() || lacksSeal;
        return found(isBehind ? Verdict.BEHIND : Verdict.SAME, held, next.damage());
    }

    private static TapeComparison found(final Verdict verdict, final TapeReach held, final Optional<String> damage) {
        return new TapeComparison(verdict, held.frames(), held.lastSequence(), damage);
    }
}
