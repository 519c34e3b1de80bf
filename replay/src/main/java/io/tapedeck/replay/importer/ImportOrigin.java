package io.tapedeck.replay.importer;

import io.tapedeck.journal.catalogue.HistoryTape;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in the manifest where a generation came from. */
public final class ImportOrigin {
    private static final int LISTED_FILES = 3;

    private ImportOrigin() {
    }

    /**
     * Where a generation came from.
     *
     * @param files  that were imported.
     * @param before the generation that they were merged with; empty where there was none.
     * @return one line of printable characters.
     */
    public static String of(final List<Path> files, final Optional<HistoryTape> before) {
        final String names = files.stream().limit(LISTED_FILES)
            .map(file -> file.getFileName().toString().replaceAll("[^\\x20-\\x7e]", "?"))
            .collect(Collectors.joining(", "));
        final int unlisted = files.size() - LISTED_FILES;
        return "import of " + names + (unlisted > 0 ? " and " + unlisted + " more" : "")
            + before.map(tape -> ", onto generation " + tape.generation()).orElse("");
    }
}
