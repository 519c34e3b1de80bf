package io.tapedeck.replay.report;

import io.tapedeck.journal.tape.WholeFile;
import io.tapedeck.replay.report.table.RunTables;
import io.tapedeck.replay.report.table.Table;
import io.tapedeck.replay.run.ReplayResult;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The folder of a run: {@code result.json}, {@code trades.csv}, {@code equity.csv}, {@code fills.csv}, {@code
 * refusals.csv} and the run's tape.
 *
 * @param path of the folder.
 */
public record RunDirectory(Path path) {
    private static final DateTimeFormatter STAMP =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Makes a folder of its own for a run.
     *
     * @param parent   of all runs, made where it is missing.
     * @param started  when the run began.
     * @param strategy that it runs.
     * @return a new, empty folder.
     * @throws IOException where the disk refuses.
     */
    public static RunDirectory create(final Path parent, final Instant started, final String strategy)
        throws IOException {
        Files.createDirectories(parent);
        final String name = name(started, strategy);
        Path path = parent.resolve(name);
        for (int attempt = 2; !createdAnew(path); attempt++) {
            path = parent.resolve(name + "-" + attempt);
        }
        return new RunDirectory(path);
    }

    /**
     * What a folder of its own is called.
     *
     * @param started when it began.
     * @param what    is in it.
     * @return such as {@code 20220101T000000Z-sma-cross}.
     */
    public static String name(final Instant started, final String what) {
        return STAMP.format(started) + "-" + what;
    }

    private static boolean createdAnew(final Path path) throws IOException {
        try {
            Files.createDirectory(path);
            return true;
        } catch (final FileAlreadyExistsException taken) {
            return false;
        }
    }

    /**
     * Name of the run.
     *
     * @return unique in its parent folder.
     */
    public String id() {
        return path.getFileName().toString();
    }

    /**
     * Where the run's tape stands.
     *
     * @return perhaps not there yet.
     */
    public Path tape() {
        return path.resolve("tape");
    }

    /**
     * Writes everything that is told of a run. The figures, which have to be computed first, are a thread's of its own
     * until this returns: for a strategy that decides on every minute that is as much work as writing the tables.
     *
     * @param result of the run.
     * @return what {@code result.json} says, for those who have something to add.
     * @throws IOException where the disk refuses.
     */
    public Map<String, Object> write(final ReplayResult result) throws IOException {
        final CompletableFuture<Map<String, Object>> figures = CompletableFuture.supplyAsync(
            () -> ResultJson.document(id(), result), RunDirectory::startThread);
        for (final Table table : RunTables.ofFolder(result)) {
            table.writeCsv(path.resolve(table.name() + ".csv"));
        }
        final Map<String, Object> document = figures.join();
        WholeFile.write(path.resolve("result.json"), JsonDocument.render(document));
        return document;
    }

    private static void startThread(final Runnable work) {
        final Thread thread = new Thread(work, "figures");
        thread.setDaemon(true);
        thread.start();
    }
}
