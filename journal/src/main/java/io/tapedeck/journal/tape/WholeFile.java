package io.tapedeck.journal.tape;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that stand in their place whole or not at all: they are written beside it and put there in one step, so that a
 * disk that is full leaves what was there before, and so does a power cut where they are forced onto the disk.
 * Stateless.
 */
public final class WholeFile {
    /** What the name of a file ends with while it is being written; a program that dies then leaves it. */
    public static final String DRAFT = ".draft";

    private WholeFile() {
    }

    /** Whether a file is on the disk before it has its name. */
    private enum Durability {
        LEFT_TO_SYSTEM,
        FORCED
    }

    /** A step that the disk may refuse. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
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
        named(file, () -> {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                fill(file, contents, Durability.LEFT_TO_SYSTEM);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file, contents, Durability.LEFT_TO_SYSTEM);
            }
        });
        return file;
    }

    /**
     * Writes a file that is on the disk before it has its name: after a power cut there is the old one or the whole new
     * one.
     *
     * @param file  to make or to replace; a link is replaced itself.
     * @param bytes that it is to hold.
     * @throws FileSystemException where the disk refuses; it names the file.
     */
    public static void writeForced(final Path file, final byte[] bytes) throws FileSystemException {
        named(file, () -> replace(file, output -> output.write(bytes), Durability.FORCED));
    }

    private static void named(final Path file, final Step step) throws FileSystemException {
        try {
            step.run();
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

    private static void replace(final Path file, final Contents contents, final Durability durability)
        throws IOException {
        final Path draft = file.resolveSibling(file.getFileName() + DRAFT);
        try {
            fill(draft, contents, durability);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void fill(final Path file, final Contents contents, final Durability durability)
        throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
            contents.writeTo(Channels.newOutputStream(channel));
            if (durability == Durability.FORCED) {
                channel.force(true);
            }
        }
    }
}
