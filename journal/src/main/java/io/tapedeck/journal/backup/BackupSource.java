package io.tapedeck.journal.backup;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.journal.session.SessionFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Something that can be copied, used once: compared first, completed when its tapes are in their place. */
interface BackupSource {
    /** What it is. */
    CopiedSource.Kind kind();

    /** The folder that a person named, or one in it. */
    Path place();

    /** What is to be done with each tape; whatever belongs to a moment before their ends is taken now. */
    List<TapeCopy> compare(Path target, Depth depth) throws IOException;

    /** Copies what is no tape. */
    CopiedSource complete(Path target, List<CopiedTape> tapes) throws IOException;

    /** What stands in a folder: itself, or what is in it one level below. */
    static List<BackupSource> in(final Path folder) throws IOException {
        final List<BackupSource> found = at(folder);
        if (!found.isEmpty()) {
            return found;
        }
        final List<BackupSource> below = new ArrayList<>();
        for (final Path entry : FileCopy.entries(folder)) {
            below.addAll(at(entry));
        }
        if (below.isEmpty()) {
            throw new BackupRefusedException(Category.DATA, folder + " is nothing that can be backed up: name a "
                + "session such as sessions/paper, a journal such as data, a run, or a folder of sessions or runs");
        }
        return below;
    }

    private static List<BackupSource> at(final Path place) throws IOException {
        if (!new SessionFolder(place).hasNoTape()) {
            return List.of(new SessionSource(place));
        }
        if (Files.exists(place.resolve("catalogue.yaml"))) {
            return List.of(new JournalSource(place));
        }
        return Files.exists(place.resolve("result.json")) || Files.isDirectory(place.resolve("tape"))
            ? List.of(new RunSource(place)) : List.of();
    }
}
