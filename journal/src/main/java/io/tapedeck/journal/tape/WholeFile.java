package io.tapedeck.journal.tape;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that stand in their place whole or not at all: they are written beside it and put there in one step, so that a
 * disk that is full leaves what was there before. Nothing is forced onto the disk. Stateless.
 */
public final class WholeFile {
    private static final String DRAFT = ".draft";

    private WholeFile() {
    }

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Contents {
        /**
         * Writes all of it.
         *
         * @param output not to be closed.
         * @throws IOException where the disk refuses.
         */
        void writeTo(OutputStream output) throws IOException;
    }

    /**
     * Writes a text.
     *
     * @param file to make or to replace.
     * @param text in UTF-8.
     * @return the file.
     * @throws FileSystemException where the disk refuses; it names the file.
     */
    public static Path write(final Path file, final String text) throws FileSystemException {
        return write(file, output -> output.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes a file.
     *
     * @param file     to make or to replace; what is no file, such as a pipe, is written to as it stands.
     * @param contents of it.
     * @return the file.
     * @throws FileSystemException where the disk refuses; it names the file.
     */
    public static Path write(final Path file, final Contents contents) throws FileSystemException {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                fill(file, contents);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file, contents);
            }
            return file;
        } catch (final AccessDeniedException refused) {
            throw caused(new AccessDeniedException(file.toString()), refused);
        } catch (final NoSuchFileException refused) {
            throw caused(new FileSystemException(file.toString(), null, "its folder is not there"), refused);
        } catch (final FileSystemException refused) {
            throw caused(new FileSystemException(file.toString(), null, refused.getReason()), refused);
        } catch (final IOException refused) {
            throw caused(new FileSystemException(file.toString(), null, refused.getMessage()), refused);
        }
    }

    private static FileSystemException caused(final FileSystemException named, final IOException cause) {
        named.initCause(cause);
        return named;
    }

    private static void replace(final Path file, final Contents contents) throws IOException {
        final Path draft = file.resolveSibling(file.getFileName() + DRAFT);
        try {
            fill(draft, contents);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void fill(final Path file, final Contents contents) throws IOException {
        try (OutputStream output = Files.newOutputStream(file)) {
            contents.writeTo(output);
        }
    }
}
