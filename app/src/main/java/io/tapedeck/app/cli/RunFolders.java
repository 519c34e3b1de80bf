package io.tapedeck.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Names new folders below {@code runs}. Stateless. */
final class RunFolders {
    private static final DateTimeFormatter STAMP =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunFolders() {
    }

    /** The folder that was asked for, or a new one that says when and what. */
    static Path chosen(final Optional<Path> asked, final String what, final Instant started) {
        return asked.orElseGet(() -> {
            final String name = STAMP.format(started) + "-" + what;
            Path folder = Path.of("runs", name);
            for (int attempt = 2; Files.exists(folder); attempt++) {
                folder = Path.of("runs", name + "-" + attempt);
            }
            return folder;
        });
    }
}
