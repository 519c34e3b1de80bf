package io.tapedeck.journal.catalogue;

import io.tapedeck.journal.tape.WholeFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named values beside a tape, in Chronicle's text wire, so that people and later versions can read them. Immutable.
 *
 * <p>A file is written whole and then moved into place: a reader sees the old one or the new one, never a part.
 */
public final class Manifest {
    private final Map<String, String> values;

    /**
     * A manifest of values.
     *
     * @param values in the order in which they are written.
     */
    public Manifest(final Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads a manifest.
     *
     * @param file to read.
     * @return its values.
     * @throws UnreadableManifestException where it is missing or not a manifest.
     */
    public static Manifest read(final Path file) {
        try {
            final String text = Files.readString(file);
            return new Manifest(PlainLines.parse(text).orElseGet(() -> WireLines.parse(text)));
        } catch (final IOException | RuntimeException unreadable) {
            throw new UnreadableManifestException(file, unreadable);
        }
    }

    /**
     * Writes the manifest in one step.
     *
     * @param file to make or replace.
     * @throws IOException where the disk refuses.
     */
    public void write(final Path file) throws IOException {
        WholeFile.writeForced(file, text().getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return PlainLines.format(values).orElseGet(() -> WireLines.format(values));
    }

    /**
     * A value that must be there.
     *
     * @param name of the value.
     * @return its text.
     */
    public String text(final String name) {
        final String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the manifest has no '" + name + "'");
        }
        return value;
    }

    /**
     * A whole number that must be there.
     *
     * @param name of the value.
     * @return the number.
     */
    public long number(final String name) {
        return Long.parseLong(text(name));
    }

    /**
     * All values.
     *
     * @return in their order.
     */
    public Map<String, String> values() {
        return values;
    }
}
