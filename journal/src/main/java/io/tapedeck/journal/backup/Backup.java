package io.tapedeck.journal.backup;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.backup.CopiedTape.Fate;
import io.tapedeck.journal.catalogue.UnreadableManifestException;
import io.tapedeck.journal.tape.DamagedTapeException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings the copies of sessions, journals and runs up to date. One thread; writes to the folder of the copies only.
 *
 * @param to    folder of the copies, made where it is missing.
 * @param depth how closely copies that are there are looked at.
 * @param said  takes a sentence before each tape that is copied, for people.
 */
public record Backup(Path to, Depth depth, Consumer<String> said) {
    /**
     * Copies what is new.
     *
     * @param folders sessions, journals, runs, or folders of sessions or runs.
     * @return what became of each.
     * @throws BackupRefusedException where a folder is none of these, or the disk is too full.
     * @throws IOException            where the disk refuses.
     */
    public List<CopiedSource> of(final List<Path> folders) throws IOException {
        final List<Copying> all = copying(folders);
        final List<CopiedSource> copied = new ArrayList<>();
        try (BackupLock lock = BackupLock.take(to)) {
            for (final Copying one : all) {
                copied.add(copy(one, lock.draft()));
            }
        }
        return copied;
    }

    /** A source and where it goes. */
    private record Copying(BackupSource source, Path target) {
    }

    private List<Copying> copying(final List<Path> folders) throws IOException {
        final List<Copying> all = new ArrayList<>();
        for (final Path folder : folders) {
            requireApart(folder);
            for (final BackupSource source : BackupSource.in(folder)) {
                final Path name = folder.toRealPath().getFileName();
                final Path target = to.resolve(name).resolve(folder.relativize(source.place())).normalize();
                requireUnique(all, target);
                all.add(new Copying(source, target));
            }
        }
        return all;
    }

    private void requireApart(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BackupRefusedException(Category.DATA, "there is no folder " + folder);
        }
        final Path whole = folder.toRealPath();
        final Path copies = to.toAbsolutePath().normalize();
        if (copies.startsWith(whole) || whole.startsWith(copies)) {
            throw new BackupRefusedException(Category.USAGE, folder + " and " + to + " stand in one another: name a "
                + "folder for the copies beside what is copied, best on another disk");
        }
    }

    private static void requireUnique(final List<Copying> all, final Path target) {
        if (all.stream().anyMatch(other -> other.target().equals(target))) {
            throw new BackupRefusedException(Category.USAGE, "two sources would be copied to " + target
                + ": back them up to two folders");
        }
    }

    private CopiedSource copy(final Copying copying, final Path draft) throws IOException {
        final BackupSource source = copying.source();
        try {
            final List<TapeCopy> tapes = source.compare(copying.target(), depth);
            CopyRoom.require(to, CopyRoom.of(tapes.stream().filter(TapeCopy::isNeeded)
                .map(tape -> tape.source().directory()).toList()));
            final List<CopiedTape> copied = new ArrayList<>();
            for (final TapeCopy tape : tapes) {
                copied.add(copy(tape, draft));
            }
            return source.complete(copying.target(), copied);
        } catch (final UnreadableManifestException unreadable) {
            return new CopiedSource(source.kind(), source.place(), copying.target(), List.of(), 0,
                List.of(unreadable.getMessage() + "; nothing of it was copied"), List.of());
        }
    }

    private CopiedTape copy(final TapeCopy tape, final Path draft) throws IOException {
        if (tape.isNeeded()) {
            said.accept("copying " + tape.source().directory());
        }
        try {
            return tape.perform(draft);
        } catch (final DamagedTapeException unusable) {
            return new CopiedTape(tape.name(), Fate.KEPT, 0, 0, Optional.of(unusable.problem()));
        }
    }
}
