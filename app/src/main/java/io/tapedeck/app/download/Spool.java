package io.tapedeck.app.download;

import io.tapedeck.engine.fault.Fault.Category;
import io.tapedeck.gateways.venue.HistorySeries;
import io.tapedeck.journal.catalogue.HistoryKey;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was fetched for a tape and is not on it yet: a folder {@code downloads} beside the catalogue, with one for each
 * tape. Whoever holds it is the only one to download for that tape, over all processes. One thread.
 *
 * <p>A file holds a span without a hole: its name says where that begins, its last row where it ends. After a death a
 * last row that was cut off is taken away.
 */
final class Spool implements AutoCloseable {
    static final String FOLDER = "downloads";
    private static final String LOCK = "lock";
    private static final String PREFIX = "rest-";
    private static final String SUFFIX = ".csv";
    private static final String ARCHIVE = ".zip";
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long MILLI_NS = 1_000_000L;
    private static final int LONGEST_ROW = 4_096;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private Spool(final Path folder, final FileChannel channel, final FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the spool of a tape, with what an earlier download left there.
     *
     * @throws DownloadException where another download has it.
     */
    static Spool open(final Path journal, final HistoryKey key) throws IOException {
        final Path folder = journal.resolve(FOLDER).resolve(key.path());
        Files.createDirectories(folder);
        final FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
        final FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new DownloadException(Category.DATA, "another download of " + key + " into " + journal
                + " is under way; try again when it has finished");
        }
        final Spool spool = new Spool(folder, channel, lock);
        spool.repair();
        return spool;
    }

    private void repair() throws IOException {
        for (final Path file : rests()) {
            cutTornRow(file);
            if (!hasRows(file)) {
                Files.delete(file);
            }
        }
    }

    private static void cutTornRow(final Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            final long from = Math.max(0, open.length() - LONGEST_ROW);
            final byte[] tail = new byte[(int) (open.length() - from)];
            open.seek(from);
            open.readFully(tail);
            int end = tail.length;
            while (end > 0 && tail[end - 1] != '\n') {
                end--;
            }
            open.setLength(from + end);
        }
    }

    private static boolean hasRows(final Path file) throws IOException {
        if (file.toString().endsWith(ARCHIVE)) {
            return true;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.limit(2).count() == 2;
        }
    }

    private static long lineCount(final Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.count();
        }
    }

    private List<Path> rests() throws IOException {
        return files().stream().filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
    }

    /** What is to be imported, in order of time. */
    List<Path> filesWithRows() throws IOException {
        final List<Path> files = new ArrayList<>();
        for (final Path file : files()) {
            if (hasRows(file)) {
                files.add(file);
            }
        }
        return files;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX) || file.toString().endsWith(ARCHIVE)).sorted()
                .toList();
        }
    }

    /** How many rows are there. */
    long rows() throws IOException {
        long rows = 0;
        for (final Path file : rests()) {
            rows += lineCount(file) - 1;
        }
        return rows;
    }

    /** Which spans are there. */
    List<Span> spans(final HistorySeries series) throws IOException {
        final List<Span> spans = new ArrayList<>();
        for (final Path file : rests()) {
            spans.add(new Span(beginOf(file), lastTimeNs(file) + series.stepNs()));
        }
        return spans;
    }

    private static long beginOf(final Path file) {
        final String name = file.getFileName().toString();
        return TIME.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length()), Instant::from)
            .toEpochMilli() * MILLI_NS;
    }

    private static long lastTimeNs(final Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            final long from = Math.max(0, open.length() - LONGEST_ROW);
            final byte[] tail = new byte[(int) (open.length() - from)];
            open.seek(from);
            open.readFully(tail);
            final String text = new String(tail, StandardCharsets.UTF_8).stripTrailing();
            return Long.parseLong(text.substring(text.lastIndexOf('\n') + 1).split(",")[0]) * MILLI_NS;
        }
    }

    /** Begins a file whose span begins at a moment. */
    SpoolFile begin(final long fromNs, final HistorySeries series) throws IOException {
        final Path file = folder.resolve(PREFIX + TIME.format(Instant.ofEpochSecond(0, fromNs)) + SUFFIX);
        Files.deleteIfExists(file);
        return new SpoolFile(file, series.columns());
    }

    /** Whether an archive is there. */
    boolean hasArchive(final String name) {
        return Files.exists(folder.resolve(name));
    }

    /** Keeps an archive as it was published, the whole of it or nothing. */
    void store(final String name, final byte[] archive) throws IOException {
        final Path unfinished = folder.resolve(name + ".part");
        Files.write(unfinished, archive);
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
    }

    /** Forgets what has been imported. */
    void clear() throws IOException {
        for (final Path file : files()) {
            Files.delete(file);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
