package io.tapedeck.app.cli;

import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.inspect.RecordedTape;
import picocli.CommandLine.Option;

import java.nio.file.Path;

/** The journal that a command works in. */
final class JournalOption {
    @Option(names = "--journal", paramLabel = "DIR", defaultValue = "data",
        description = "Journal directory (default: ${DEFAULT-VALUE}).")
    private Path directory;

    Path directory() {
        return directory;
    }

    Catalogue catalogue() {
        return new Catalogue(directory);
    }

    /** A run, a session, the folder of a tape, or a tape of this journal by its name. */
    RecordedTape tape(final String name) {
        return RecordedTape.find(name, directory);
    }
}
