package io.tapedeck.journal.backup;

import io.tapedeck.journal.backup.CopiedTape.Fate;
import io.tapedeck.journal.inspect.RecordedTape;
import io.tapedeck.journal.inspect.TapeShelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A journal directory: every generation of every tape, and last the catalogue, which then names nothing missing. */
final class JournalSource implements BackupSource {
    private static final String CATALOGUE = "catalogue.yaml";

    private final Path place;
    private byte[] catalogue;

    JournalSource(final Path place) {
        this.place = place;
    }

    @Override
    public CopiedSource.Kind kind() {
        return CopiedSource.Kind.JOURNAL;
    }

    @Override
    public Path place() {
        return place;
    }

    @Override
    public List<TapeCopy> compare(final Path target, final Depth depth) throws IOException {
        catalogue = Files.readAllBytes(place.resolve(CATALOGUE));
        final List<TapeCopy> copies = new ArrayList<>();
        for (final RecordedTape tape : TapeShelf.ofJournal(place)) {
            copies.add(TapeCopy.of(tape.reference(), tape, target.resolve(place.relativize(tape.directory())), depth));
        }
        return copies;
    }

    @Override
    public CopiedSource complete(final Path target, final List<CopiedTape> tapes) throws IOException {
        final boolean isWhole = tapes.stream().noneMatch(tape -> tape.fate() == Fate.KEPT);
        final int files = isWhole && FileCopy.write(target.resolve(CATALOGUE), catalogue) ? 1 : 0;
        return new CopiedSource(kind(), place, target, tapes, files, List.of(), isWhole ? List.of()
            : List.of("the catalogue of the copy was left as it is, for a tape could not be copied"));
    }
}
