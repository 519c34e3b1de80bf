package io.tapedeck.app.cli;

import io.tapedeck.replay.report.RunDirectory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Names new folders below {@code runs}. Stateless. */
final class RunFolders {
    private RunFolders() {
    }

    /** The folder that was asked for, or a new one that says when and what. */
    static Path chosen(final Optional<Path> asked, final String what, final Instant started) {
        return asked.orElseGet(() -> {
            final String name = RunDirectory.name(started, what);
            Path folder = Path.of("runs", name);
            for (int attempt = 2; Files.exists(folder); attempt++) {
                folder = Path.of("runs", name + "-" + attempt);
            }
            return folder;
        });
    }
}
