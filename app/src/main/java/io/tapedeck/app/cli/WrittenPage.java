package io.tapedeck.app.cli;

import io.tapedeck.journal.tape.WholeFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes pages. Stateless. */
final class WrittenPage {
    private WrittenPage() {
    }

    /** Makes the folder where it is not there. */
    static Path write(final Path page, final String html) throws IOException {
        if (page.toAbsolutePath().getParent() != null) {
            Files.createDirectories(page.toAbsolutePath().getParent());
        }
        return WholeFile.write(page, html);
    }
}
