package io.tapedeck.replay.importer.event;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tapedeck.replay.importer.ImportProgress;
import io.tapedeck.replay.importer.Packing;
import io.tapedeck.replay.importer.UnusableFileException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a file of events whole. One thread. */
final class EventFileReader {
    private static final int ROWS_BETWEEN_PROGRESS = 1 << 16;
    private static final int WITHOUT_HEADER = 0;

    private final EventFormat format;
    private final ImportProgress progress;
    private long rowsRead;

    EventFileReader(final EventFormat format, final ImportProgress progress) {
        this.format = format;
        this.progress = progress;
    }

    /**
     * Reads all rows of a file.
     *
     * @param file zip, gzip or plain, with a header line.
     * @return in order of time; those of one moment in the order of the file.
     * @throws UnusableFileException where it is not a file of such events.
     */
    List<long[]> read(final Path file) {
        if (!Files.isRegularFile(file)) {
            throw UnusableFileException.ofFile(file, Files.isDirectory(file)
                ? "is a directory; name the files in it" : "does not exist; check the path");
        }
        try (InputStream text = Packing.of(file).open(file);
            CsvReader<CsvRecord> lines = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text, StandardCharsets.UTF_8)) {
            return sorted(file, readLines(file, lines));
        } catch (final CsvParseException | UncheckedIOException | IOException damaged) {
            throw UnusableFileException.ofFile(file, "is damaged or not comma-separated text ("
                + (damaged.getCause() == null ? damaged.getMessage() : damaged.getCause().getMessage())
                + "); download it again");
        }
    }

    private static List<long[]> sorted(final Path file, final List<long[]> rows) {
        if (rows.isEmpty()) {
            throw UnusableFileException.ofFile(file, "has no events in it; download it again");
        }
        rows.sort(Comparator.comparingLong(row -> row[0]));
        return rows;
    }

    private List<long[]> readLines(final Path file, final Iterable<CsvRecord> lines) {
        final List<long[]> rows = new ArrayList<>();
        EventLine line = null;
        for (final CsvRecord record : lines) {
            if (line == null) {
                line = new EventLine(file, columns(file, record));
            } else {
                rows.add(format.parse(line.at(record)));
                rowsRead++;
                if (rowsRead % ROWS_BETWEEN_PROGRESS == WITHOUT_HEADER) {
                    progress.onRows(rowsRead);
                }
            }
        }
        progress.onRows(rowsRead);
        return rows;
    }

    private Map<String, Integer> columns(final Path file, final CsvRecord header) {
        final Map<String, Integer> columns = new HashMap<>();
        for (int column = 0; column < header.getFieldCount(); column++) {
            columns.putIfAbsent(EventLine.normal(header.getField(column)), column);
        }
        final String missing = format.requiredColumns().stream()
            .filter(names -> names.stream().noneMatch(columns::containsKey))
            .map(names -> names.get(0))
            .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw UnusableFileException.ofLine(file, header.getStartingLineNumber(), "no column is called " + missing
                + " (the first line reads " + String.join(",", header.getFields())
                + "); put a header line on top that names the columns");
        }
        return columns;
    }
}
