package io.tapedeck.app.cli;

import io.tapedeck.replay.report.RunDirectory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Names new folders below {@code runs}, and wants one named where it is resumed. Stateless. */
final class RunFolders {
    private RunFolders() {
    }

    /** What is to go on needs the folder in which it was begun. */
    static void requireNamed(final CommandSpec spec, final boolean resume, final Path out, final String what) {
        if (resume && out == null) {
            throw new ParameterException(spec.commandLine(), "--resume continues the " + what + " in a folder: name it "
                + "with --out");
        }
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
