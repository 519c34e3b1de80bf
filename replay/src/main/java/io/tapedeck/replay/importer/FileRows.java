package io.tapedeck.replay.importer;

import io.tapedeck.journal.catalogue.HistoryKey;

import java.nio.file.Path;

/** Takes the lines of one file into the table and keeps account of them. One thread. */
final class FileRows {
    private final Path file;
    private final HistoryKey key;
    private final CandleTable table;
    private CandleColumns columns;
    private RowInterpreter interpreter;
    private long rows;
    private long rowsSorted;
    private long rounded;
    private long firstOpenNs = Long.MAX_VALUE;
    private long lastOpenNs = Long.MIN_VALUE;

    FileRows(final Path file, final HistoryKey key, final CandleTable table) {
        this.file = file;
        this.key = key;
        this.table = table;
    }

    /**
     * Takes the next line.
     *
     * @throws UnusableFileException where it is not a candle.
     */
    void accept(final DumpRecord line) {
        if (columns == null) {
            acceptFirst(line);
        } else {
            requireSameColumns(line);
            acceptCandle(line);
        }
        rounded = line.rounded();
    }

    private void acceptFirst(final DumpRecord line) {
        columns = CandleColumns.of(file, line, key.content());
        interpreter = new RowInterpreter(file, columns, key, table);
        if (columns.header() == HeaderLine.ABSENT) {
            acceptCandle(line);
        }
    }

    private void requireSameColumns(final DumpRecord line) {
        if (line.width() != columns.width()) {
            throw UnusableFileException.ofLine(file, line.line(), "there " + CandleColumns.counted(line.width())
                + " where the lines before have " + columns.width() + "; repair the line or download the file again");
        }
    }

    private void acceptCandle(final DumpRecord line) {
        final CandleRow row = interpreter.interpret(line);
        table.append(row);
        rows++;
        if (row.openTimeNs() < lastOpenNs) {
            rowsSorted++;
        }
        firstOpenNs = Math.min(firstOpenNs, row.openTimeNs());
        lastOpenNs = Math.max(lastOpenNs, row.openTimeNs());
    }

    /**
     * Takes the end of the file.
     *
     * @return what it held.
     * @throws UnusableFileException where that is not a file of such candles.
     */
    FileReport finish() {
        if (rows == 0) {
            throw UnusableFileException.ofFile(file, "has no candles in it; download it again");
        }
        interpreter.finish();
        return new FileReport(file,
            new FileReport.Layout(columns.width(), columns.header(), interpreter.timeUnits(), rounded), rows,
            firstOpenNs, lastOpenNs, rowsSorted, 0);
    }
}
