package io.tapedeck.journal.inspect;

import io.tapedeck.engine.event.Frame;
import io.tapedeck.journal.catalogue.Manifest;
import io.tapedeck.journal.tape.TapeCopyWriter;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A tape that is made of the frames of another one. What is closed before it was completed is cleared away. One thread.
 */
final class DerivedTape implements AutoCloseable {
    /** In its manifest: sequence of its last frame. */
    static final String LAST_SEQUENCE = "lastSequence";
    /** In its manifest: what a span was cut from. */
    static final String CUT_FROM = "cutFrom";
    /** In its manifest: what a sound copy was made of. */
    static final String REPAIRED_FROM = "repairedFrom";

    private final RecordedTape original;
    private final Path directory;
    private final TapeCopyWriter writer;
    private final TapeExtent.Counter extent = new TapeExtent.Counter();
    private boolean isComplete;

    private DerivedTape(final RecordedTape original, final Path directory) {
        this.original = original;
        this.directory = directory;
        writer = new TapeCopyWriter(directory, original.isHistory());
    }

    /**
     * Begins a tape.
     *
     * @param original  whose manifest and schema it takes on.
     * @param directory of the new one, which must not be there yet.
     * @throws IOException where the disk refuses.
     */
    static DerivedTape begin(final RecordedTape original, final Path directory) throws IOException {
        if (Files.exists(directory)) {
            throw new FileAlreadyExistsException(directory.toString(), null, "it exists already, name a new folder");
        }
        Files.createDirectories(directory);
        return new DerivedTape(original, directory);
    }

    void append(final Frame frame) {
        writer.append(frame);
        extent.add(frame);
    }

    TapeExtent extent() {
        return extent.extent();
    }

    /**
     * Completes the tape.
     *
     * @param origin values for its manifest, beyond those of the original.
     */
    void complete(final Map<String, String> origin) throws IOException {
        writer.close();
        final Path schema = original.schemaFile();
        if (Files.exists(schema)) {
            Files.copy(schema, directory.resolve(RecordedSchema.FILE));
        }
        final Map<String, String> values = new LinkedHashMap<>(
            original.manifest().map(Manifest::values).orElse(Map.of("kind", "recording")));
        values.remove(RecordedTape.TAPES);
        values.putAll(described());
        values.putAll(origin);
        new Manifest(values).write(directory.resolve(RecordedTape.MANIFEST));
        isComplete = true;
    }

    private Map<String, String> described() {
        final TapeExtent whole = extent.extent();
        final Map<String, String> values = new LinkedHashMap<>();
        values.put("frames", Long.toString(whole.frames()));
        if (original.isHistory()) {
            values.put("firstOpenNs", Long.toString(whole.firstTimeNs() - original.candleSpanNs()));
        }
        values.put("endNs", Long.toString(whole.lastTimeNs()));
        values.put("contentHash", writer.contentHash());
        values.put("firstSequence", Long.toString(whole.firstSequence()));
        values.put(LAST_SEQUENCE, Long.toString(whole.lastSequence()));
        return values;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        if (!isComplete) {
            clearAway();
        }
    }

    private void clearAway() throws IOException {
        final List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.toList();
        }
        for (final Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
