package io.tapedeck.journal.table;

import io.tapedeck.journal.inspect.MessageLayout;
import io.tapedeck.journal.inspect.RecordedTape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the messages of a tape as tables, a file a type of message. What is there already stays; nothing appears under
 * its name before it is whole. One thread.
 */
public final class TapeExport {
    private final RecordedTape tape;
    private final ExportFormat format;
    private final Path directory;

    /**
     * An export.
     *
     * @param tape      to read.
     * @param format    of the files.
     * @param directory of the files; made where it is not there.
     */
    public TapeExport(final RecordedTape tape, final ExportFormat format, final Path directory) {
        this.tape = tape;
        this.format = format;
        this.directory = directory;
    }

    /**
     * What was written. Immutable.
     *
     * @param rows    of each table.
     * @param files   of each table.
     * @param unknown messages that the schema beside the tape does not know.
     * @param damage  of the tape, behind what was written.
     */
    public record Written(Map<String, Long> rows, Map<String, Path> files, long unknown, Optional<String> damage) {
        /** Keeps the order of the tables. */
        public Written {
            rows = new LinkedHashMap<>(rows);
            files = new LinkedHashMap<>(files);
        }
    }

    /**
     * Writes the tables.
     *
     * @param selection of the messages.
     * @return what was written.
     * @throws IOException           where the disk refuses.
     * @throws TableRequestException where a file is there already.
     */
    public Written write(final TableSelection selection) throws IOException {
        refuseOverwriting();
        try (Scratch scratch = Scratch.in(directory)) {
            final Path file = scratch.resolve(ExportFormat.DUCKDB.file(""));
            final TapeTables tables = load(file, scratch, selection);
            final Map<String, Path> files = new LinkedHashMap<>();
            tables.rows().keySet().forEach(table -> files.put(table, directory.resolve(format.file(table))));
            for (final Path whole : files.values().stream().distinct().toList()) {
                Files.move(scratch.resolve(whole.getFileName().toString()), whole);
            }
            return new Written(tables.rows(), files, tables.unknown(),
                tables.damages().stream().map(Throwable::getMessage).findFirst());
        }
    }

    private TapeTables load(final Path file, final Scratch scratch, final TableSelection selection)
        throws IOException {
        try (TableDatabase database = TableDatabase.inFile(file, scratch)) {
            final TapeTables tables = new TapeTables(database, List.of(tape));
            tables.load(selection);
            if (format == ExportFormat.DUCKDB) {
                new TapeViews(tables.rows().keySet(), false).createIn(database);
            } else {
                writeFiles(tables, scratch);
            }
            return tables;
        }
    }

    private void writeFiles(final TapeTables tables, final Scratch scratch) {
        tables.rows().keySet().forEach(table -> format.write(tables.database(), "from " + TableDatabase.name(table),
            scratch.resolve(format.file(table))));
    }

    private void refuseOverwriting() {
        Stream.concat(Stream.of(FrameRows.TABLE), tape.schema().messages().stream().map(MessageLayout::name))
            .map(table -> directory.resolve(format.file(table))).filter(Files::exists).findFirst()
            .ifPresent(TapeExport::refuse);
    }

    static void refuse(final Path file) {
        throw new TableRequestException(file + " is there already: name another --out, or remove it");
    }
}
