package io.tapedeck.journal.backup;

import io.tapedeck.journal.backup.CopiedTape.Fate;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeDamage;
import io.tapedeck.journal.inspect.TapeVerification;
import io.tapedeck.journal.tape.DamagedTapeException;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.TapeCopyWriter;
import io.tapedeck.journal.tape.TapeSeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings the copy of one tape up to date. One thread.
 *
 * @param name       of the tape in its source.
 * @param source     that may still be written.
 * @param target     folder of its copy.
 * @param comparison of both.
 */
record TapeCopy(String name, RecordedTape source, Path target, TapeComparison comparison) {
    private static final String SEAL = "seal.yaml";
    private static final String QUEUE = ".cq4";
    /** What stands beside the queue, besides the seal. */
    private static final List<String> DESCRIPTIONS = List.of("events.sbeir", "manifest.yaml");

    static TapeCopy of(final String name, final RecordedTape source, final Path target, final Depth depth)
        throws IOException {
        return new TapeCopy(name, source, target, TapeComparison.of(source, target, depth));
    }

    boolean isNeeded() {
        return comparison.verdict() == TapeComparison.Verdict.BEHIND;
    }

    /** Copies where it is needed, by way of a folder that is not there yet. */
    CopiedTape perform(final Path draft) throws IOException {
        return switch (comparison.verdict()) {
            case BEHIND -> copy(draft);
            case SAME -> untouched(Fate.UNCHANGED, comparison.damage());
            case AHEAD -> untouched(Fate.KEPT, comparison.damage());
            case OTHER -> untouched(Fate.KEPT, Optional.of("it is not the tape that was copied to " + target
                + " (another session or journal of this name?): name another folder for the copy"));
        };
    }

    private CopiedTape untouched(final Fate fate, final Optional<String> damage) {
        return new CopiedTape(name, fate, comparison.frames(), comparison.last(), damage);
    }

    private CopiedTape copy(final Path draft) throws IOException {
        // Before the frames: a tape that is closed while it is read is sealed with the next backup.
        final boolean isComplete = TapeComparison.isComplete(source);
        final TapeReach reach = copyFrames(draft);
        if (reach.frames() == 0 && reach.damage().isPresent()) {
            return untouched(Fate.KEPT, reach.damage());
        }
        copyDescriptions(draft);
        final Optional<String> damage = reach.damage().or(() -> damage(draft, reach));
        if (isComplete && damage.isEmpty()) {
            reach.seal().write(draft);
        }
        FileCopy.forceToDisk(draft);
        publish(draft);
        return new CopiedTape(name, Fate.COPIED, reach.frames(), reach.lastSequence(), damage);
    }

    private TapeReach copyFrames(final Path draft) throws IOException {
        Folders.delete(draft);
        Files.createDirectories(draft);
        try (TapeCopyWriter writer = new TapeCopyWriter(draft, source.isHistory())) {
            return TapeReach.read(source, TapeReach.TO_THE_END, writer::append);
        }
    }

    private void copyDescriptions(final Path draft) throws IOException {
        for (final String file : DESCRIPTIONS) {
            if (Files.exists(source.directory().resolve(file))) {
                Files.copy(source.directory().resolve(file), draft.resolve(file));
            }
        }
    }

    /** Reads the copy back. What is wrong with sound frames is wrong with the source. */
    private Optional<String> damage(final Path draft, final TapeReach reach) {
        if (reach.frames() == 0) {
            return Optional.empty();
        }
        final RecordedTape copy = RecordedTape.at(draft).orElseThrow();
        final TapeReach back = TapeReach.read(copy, TapeReach.TO_THE_END);
        if (!back.equals(reach)) {
            throw new DamagedTapeException(draft, "the copy of " + source.directory() + " does not read back as it was "
                + "written: check the disk");
        }
        return TapeVerification.of(copy).damage().stream().map(TapeDamage::problem).findFirst()
            .or(() -> brokenSeal(reach.seal()));
    }

    private Optional<String> brokenSeal(final TapeSeal copied) {
        return TapeSeal.beside(source.directory()).filter(sealed -> !sealed.equals(copied))
            .map(sealed -> "its frames are not those that were recorded: " + copied.frames() + " with the chain "
                + copied.chain() + ", sealed were " + sealed.frames() + " with " + sealed.chain());
    }

    /** The queue is one file: a copy that is there already gets the longer one by a rename, and its seal last. */
    private void publish(final Path draft) throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            FileCopy.moveOver(draft, target);
            return;
        }
        final List<Path> files = FileCopy.entries(draft);
        moveWhere(files, name -> !name.endsWith(QUEUE) && !name.equals(SEAL));
        moveWhere(files, name -> name.endsWith(QUEUE));
        moveWhere(files, SEAL::equals);
        Files.delete(draft);
    }

    private void moveWhere(final List<Path> files, final Predicate<String> isMeant)
        throws IOException {
        for (final Path file : files) {
            if (isMeant.test(file.getFileName().toString())) {
                FileCopy.moveOver(file, target.resolve(file.getFileName()));
            }
        }
    }
}
