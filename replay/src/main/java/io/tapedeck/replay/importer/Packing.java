package io.tapedeck.replay.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** How the text of a file is packed, told by its first bytes: names are not to be trusted. */
public enum Packing {
    /** As it is. */
    PLAIN {
        @Override
        public InputStream open(final Path file) throws IOException {
            return Files.newInputStream(file);
        }
    },
    /** RFC 1952. */
    GZIP(0x1f, 0x8b) {
        @Override
        public InputStream open(final Path file) throws IOException {
            return new GZIPInputStream(Files.newInputStream(file), BUFFER_LENGTH);
        }
    },
    /** One file in an archive. */
    ZIP('P', 'K') {
        @Override
        public InputStream open(final Path file) throws IOException {
            return ZippedText.open(file);
        }
    };

    private static final int BUFFER_LENGTH = 1 << 16;

    private final int[] signature;

    Packing(final int... signature) {
        this.signature = signature;
    }

    /**
     * Looks at the first bytes.
     *
     * @param file to open.
     * @return how it is packed.
     * @throws IOException where it cannot be read.
     */
    public static Packing of(final Path file) throws IOException {
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
            final byte[] start = input.readNBytes(2);
            return GZIP.matches(start) ? GZIP : ZIP.matches(start) ? ZIP : PLAIN;
        }
    }

    private boolean matches(final byte[] start) {
        for (int index = 0; index < signature.length; index++) {
            if (index >= start.length || (start[index] & 0xFF) != signature[index]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Opens the text.
     *
     * @param file to open.
     * @return to be closed.
     * @throws IOException           where the packing is damaged.
     * @throws UnusableFileException where a zip does not hold exactly one file of rows.
     */
    public abstract InputStream open(Path file) throws IOException;
}
