package io.tapedeck.replay.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tapedeck.journal.catalogue.HistoryKey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads candle files whole into a table. One thread. */
final class CandleFileReader {
    private static final int ROWS_BETWEEN_PROGRESS = 1 << 16;
    /** No field of a candle is nearly as long; what is longer is not a candle file. */
    private static final int LONGEST_FIELD = 1 << 16;

    private final CandleTable table;
    private final HistoryKey key;
    private final ImportProgress progress;

    CandleFileReader(final CandleTable table, final HistoryKey key, final ImportProgress progress) {
        this.table = table;
        this.key = key;
        this.progress = progress;
    }

    /**
     * Appends all rows of a file to the table.
     *
     * @param file zip, gzip or plain; comma-separated or JSON.
     * @return what it holds; its repeated rows are not counted yet.
     * @throws UnusableFileException where it is not a file of such candles; the table is then of no more use.
     */
    FileReport read(final Path file) {
        requireFile(file);
        return isJson(file) ? readJson(file) : readText(file);
    }

    /** Told by the first character that is no blank: no header and no candle begins with a bracket. */
    private static boolean isJson(final Path file) {
        try (InputStream text = Packing.of(file).open(file)) {
            int first = text.read();
            while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
                first = text.read();
            }
            return first == '[' || first == '{';
        } catch (final IOException damaged) {
            // Said in full by the reading that follows.
            return false;
        }
    }

    private FileReport readJson(final Path file) {
        final FileRows rows = new FileRows(file, key, table);
        try (InputStream text = Packing.of(file).open(file)) {
            new CandleJsonReader(row -> acceptRow(rows, row)).read(text);
        } catch (final JsonProcessingException malformed) {
            throw UnusableFileException.ofFile(file, "is not JSON at line "
                + malformed.getLocation().getLineNr() + ", column " + malformed.getLocation().getColumnNr()
                + "; download it again");
        } catch (final IOException damaged) {
            throw UnusableFileException.ofFile(file, "is cut off or damaged (" + problemOf(damaged)
                + "); download it again");
        }
        progress.onRows(table.rows());
        return rows.finish();
    }

    private void acceptRow(final FileRows rows, final DumpRecord row) {
        rows.accept(row);
        if (table.rows() % ROWS_BETWEEN_PROGRESS == 0) {
            progress.onRows(table.rows());
        }
    }

    private FileReport readText(final Path file) {
        final DumpRecordHandler handler = new DumpRecordHandler();
        try (InputStream text = Packing.of(file).open(file); CsvReader<DumpRecord> lines = csvReader(handler, text)) {
            return readLines(file, lines);
        } catch (final AccessDeniedException denied) {
            throw UnusableFileException.ofFile(file, "may not be read; allow it with chmod +r");
        } catch (final CsvParseException malformed) {
            throw UnusableFileException.ofLine(file, handler.line(),
                "this is not comma-separated text; name a file of candles or download it again");
        } catch (final UncheckedIOException | IOException damaged) {
            throw UnusableFileException.ofFile(file, (handler.line() == 1
                ? "cannot be unpacked"
                : "is cut off or damaged after line " + (handler.line() - 1))
                + " (" + problemOf(damaged) + "); download it again");
        }
    }

    private static void requireFile(final Path file) {
        if (Files.isDirectory(file)) {
            throw UnusableFileException.ofFile(file, "is a directory; name the files in it");
        }
        if (!Files.exists(file)) {
            throw UnusableFileException.ofFile(file, "does not exist; check the path");
        }
    }

    private static String problemOf(final Exception damaged) {
        final Throwable origin = damaged.getCause() == null ? damaged : damaged.getCause();
        return origin.getMessage() == null ? origin.getClass().getSimpleName() : origin.getMessage();
    }

    private static CsvReader<DumpRecord> csvReader(final DumpRecordHandler handler, final InputStream text) {
        return CsvReader.builder()
            .detectBomHeader(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(LONGEST_FIELD)
            .build(handler, text, StandardCharsets.UTF_8);
    }

    private FileReport readLines(final Path file, final CsvReader<DumpRecord> lines) throws IOException {
        final FileRows rows = new FileRows(file, key, table);
        try (CloseableIterator<DumpRecord> records = lines.iterator()) {
            while (records.hasNext()) {
                acceptRow(rows, records.next());
            }
        }
        progress.onRows(table.rows());
        return rows.finish();
    }
}
