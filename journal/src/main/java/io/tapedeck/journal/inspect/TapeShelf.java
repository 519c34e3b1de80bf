package io.tapedeck.journal.inspect;

import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryTape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tapes that there are. Stateless; what it lists is only read. */
public final class TapeShelf {
    private TapeShelf() {
    }

    /**
     * The history of a journal.
     *
     * @param journal directory, which need not exist.
     * @return every generation that is still there, in the order of the catalogue.
     */
    public static List<RecordedTape> ofJournal(final Path journal) {
        final Catalogue catalogue = new Catalogue(journal);
        final List<RecordedTape> tapes = new ArrayList<>();
        for (final HistoryTape current : catalogue.tapes()) {
            for (int generation = 1; generation <= current.generation(); generation++) {
                catalogue.byReference(current.key().path() + "@" + generation)
                    .flatMap(tape -> RecordedTape.at(tape.directory())).ifPresent(tapes::add);
            }
        }
        return tapes;
    }

    /**
     * The tapes of runs, or those of live sessions, each of which is one; a run that recorded nothing has none.
     *
     * @param runs directory of runs or of sessions, which need not exist.
     * @return in the order of the names.
     */
    public static List<RecordedTape> ofRuns(final Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(runs)) {
            return directories.sorted().map(RecordedTape::at).flatMap(Optional::stream).toList();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
