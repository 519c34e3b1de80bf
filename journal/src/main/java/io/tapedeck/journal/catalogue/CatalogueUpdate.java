package io.tapedeck.journal.catalogue;

import io.tapedeck.engine.event.codec.MessageHeaderEncoder;
import io.tapedeck.engine.market.Instrument;
import io.tapedeck.journal.tape.Folders;
import io.tapedeck.journal.tape.HistoryTapeWriter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The right to write the next generation of history tapes: one at a time in a journal directory, over all processes.
 *
 * <p>What was not published is not in the catalogue: it is deleted when the update is closed, or, where the process
 * died, by the next update of the same tape. A generation that has its manifest is never deleted.
 */
public final class CatalogueUpdate implements AutoCloseable {
    private static final String LOCK_FILE = "catalogue.lock";
    private static final String SCHEMA = "events.sbeir";
    /**
     * Journals that this process writes to. The lock of the file system is not enough: to close a second channel to
     * the lock file, as a refusal would have to, gives up the lock of the whole process.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Catalogue catalogue;
    private final Path held;
    private final FileChannel channel;
    private final FileLock lock;
    private final Set<Path> unpublished = new LinkedHashSet<>();

    private CatalogueUpdate(final Catalogue catalogue, final Path held) throws IOException {
        this.catalogue = catalogue;
        this.held = held;
        channel = FileChannel.open(held.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (final IOException noLocks) {
            channel.close();
            throw noLocks;
        }
        if (lock == null) {
            channel.close();
            throw new CatalogueBusyException(catalogue.journal());
        }
    }

    /**
     * Takes the right to write.
     *
     * @param catalogue of the journal directory, which is made where it is missing.
     * @return to be closed.
     * @throws CatalogueBusyException where another import is writing, in this process or another.
     * @throws IOException            where the disk refuses.
     */
    public static CatalogueUpdate begin(final Catalogue catalogue) throws IOException {
        Files.createDirectories(catalogue.journal());
        final Path journal = catalogue.journal().toRealPath();
        if (!HELD.add(journal)) {
            throw new CatalogueBusyException(catalogue.journal());
        }
        try {
            return new CatalogueUpdate(catalogue, journal);
        } catch (final IOException | RuntimeException refused) {
            HELD.remove(journal);
            throw refused;
        }
    }

    /**
     * Prepares the folder of the next generation.
     *
     * @param key of the tape.
     * @return where a {@link HistoryTapeWriter} may write.
     * @throws IOException where the disk refuses.
     */
    public Path nextDirectory(final HistoryKey key) throws IOException {
        final Path directory = catalogue.directoryOf(key, nextGeneration(key));
        if (Files.exists(directory)) {
            Folders.delete(directory);
        }
        unpublished.add(directory);
        Files.createDirectories(directory);
        return directory;
    }

    /** Steps over generations that are complete: whatever the catalogue says, runs may name them. */
    private int nextGeneration(final HistoryKey key) {
        int generation = catalogue.generations().getOrDefault(key, 0) + 1;
        while (Files.exists(catalogue.directoryOf(key, generation).resolve(HistoryTape.MANIFEST))) {
            generation++;
        }
        return generation;
    }

    /**
     * What is to be said of a generation that was written.
     *
     * @param instrument  of its candles, with number 0.
     * @param firstOpenNs open of its first candle.
     * @param endNs       close of its last candle.
     * @param frames      how many there are.
     * @param contentHash of all frames.
     * @param origin      where the data came from, one line for people.
     * @param codeVersion of the program that wrote it.
     */
    public record Written(Instrument instrument, long firstOpenNs, long endNs, long frames, String contentHash,
        String origin, String codeVersion) {
    }

    /**
     * Makes what was written into the {@link #nextDirectory} the current generation.
     *
     * @param key     of the tape.
     * @param written what stands there; its writer is closed.
     * @return the new current generation.
     * @throws IOException where the disk refuses.
     */
    public HistoryTape publish(final HistoryKey key, final Written written) throws IOException {
        final int generation = nextGeneration(key);
        final HistoryTape tape = new HistoryTape(key, generation, catalogue.directoryOf(key, generation),
            written.instrument(), written.firstOpenNs(), written.endNs(), written.frames(), written.contentHash());
        copySchema(tape.directory());
        forceToDisk(tape.directory());
        tape.manifest(written.codeVersion(), MessageHeaderEncoder.SCHEMA_VERSION, written.origin())
            .write(tape.directory().resolve(HistoryTape.MANIFEST));
        unpublished.remove(tape.directory());
        final Map<HistoryKey, Integer> generations = catalogue.generations();
        generations.put(key, generation);
        catalogue.replace(generations);
        return tape;
    }

    /** A catalogue must not name what a power cut can still take away. */
    private static void forceToDisk(final Path directory) throws IOException {
        final List<Path> files;
        try (Stream<Path> paths = Files.list(directory)) {
            files = paths.toList();
        }
        for (final Path file : files) {
            try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        }
    }

    /**
     * Puts the schema's intermediate representation beside a tape, so that the tape can be printed without this
     * program.
     *
     * @param directory of the tape.
     * @return the file.
     * @throws IOException where the disk refuses.
     */
    public static Path copySchema(final Path directory) throws IOException {
        try (InputStream schema = CatalogueUpdate.class.getResourceAsStream("/" + SCHEMA)) {
            return Files.write(directory.resolve(SCHEMA), schema.readAllBytes());
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            deleteUnpublished();
            lock.release();
        } finally {
            HELD.remove(held);
        }
    }

    /** It may be what has filled the disk. */
    private void deleteUnpublished() throws IOException {
        for (final Path directory : unpublished) {
            Folders.delete(directory);
        }
    }
}
