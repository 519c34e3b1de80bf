package io.tapedeck.journal.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what is not whole yet; it goes with everything in it when the work ends, also by an interrupt. */
public final class Scratch implements AutoCloseable {
    private static final String PREFIX = ".tapedeck-";
    /** What is interrupted may write a last file while the folder is being emptied. */
    private static final int ATTEMPTS = 20;

    private final Path directory;
    /** What was not there before goes, too, unless it holds a result by then. */
    private final boolean hasMadeParent;
    private final Thread atExit = new Thread(this::clearAwayAtExit, "scratch");

    private Scratch(final Path directory, final boolean hasMadeParent) {
        this.directory = directory;
        this.hasMadeParent = hasMadeParent;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * A folder on the file system of the result, so that a result that is whole only has to be renamed.
     *
     * @param parent folder, which is made where it is not there.
     * @return the new folder in it.
     * @throws IOException where the disk refuses.
     */
    public static Scratch in(final Path parent) throws IOException {
        final boolean isNew = Files.notExists(parent);
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent, PREFIX), isNew);
    }

    /**
     * A folder among the temporary files of this machine.
     *
     * @return a new one.
     * @throws IOException where the disk refuses.
     */
    public static Scratch temporary() throws IOException {
        return new Scratch(Files.createTempDirectory(PREFIX), false);
    }

    /**
     * Where it is.
     *
     * @return there until this is closed.
     */
    public Path directory() {
        return directory;
    }

    Path resolve(final String file) {
        return directory.resolve(file);
    }

    private void clearAwayAtExit() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(directory); attempt++) {
            try {
                clearAway();
            } catch (final IOException isBeingWritten) {
                Thread.onSpinWait();
            }
        }
    }

    private void clearAway() throws IOException {
        final List<Path> files;
        try (Stream<Path> found = Files.walk(directory)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        } catch (final UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        for (final Path file : files) {
            Files.deleteIfExists(file);
        }
        if (hasMadeParent && isEmpty(directory.getParent())) {
            Files.deleteIfExists(directory.getParent());
        }
    }

    private static boolean isEmpty(final Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.findAny().isEmpty();
        }
    }

    @Override
    public void close() throws IOException {
        clearAway();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (final IllegalStateException isExiting) {
            return; // The hook finds nothing left to do.
        }
    }
}
