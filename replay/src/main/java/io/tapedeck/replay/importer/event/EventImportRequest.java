package io.tapedeck.replay.importer.event;

import io.tapedeck.journal.catalogue.Catalogue;
import io.tapedeck.journal.catalogue.HistoryKey;
import io.tapedeck.replay.importer.ImportProgress;

import java.nio.file.Path;
import java.util.List;

/**
 * Which events to import, and where to. Immutable.
 *
 * @param catalogue   of the journal directory.
 * @param key         of the tape that takes on the events.
 * @param files       one or more; a moment belongs to the first that has it.
 * @param codeVersion of this program, for the manifest.
 * @param progress    is told how far the reading has come.
 */
public record EventImportRequest(
    Catalogue catalogue,
    HistoryKey key,
    List<Path> files,
    String codeVersion,
    ImportProgress progress) {

    /** Keeps a copy of the list. */
    public EventImportRequest {
        files = List.copyOf(files);
    }
}
