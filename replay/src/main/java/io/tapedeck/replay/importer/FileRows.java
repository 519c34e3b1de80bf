package io.tapedeck.replay.importer;

import io.tapedeck.engine.market.Timeframe;

import java.nio.file.Path;

/** Takes the lines of one file into the table and keeps account of them. One thread. */
final class FileRows {
    private final Path file;
    private final CandleTable table;
    private final RowInterpreter interpreter;
    private HeaderLine header;
    private int columns;
    private long rows;
    private long rowsSorted;
    private long firstOpenNs = Long.MAX_VALUE;
    private long lastOpenNs = Long.MIN_VALUE;

    FileRows(final Path file, final Timeframe timeframe, final CandleTable table) {
        this.file = file;
        this.table = table;
        this.interpreter = new RowInterpreter(file, timeframe, table);
    }

    /**
     * Takes the next line.
     *
     * @throws UnusableFileException where it is not a candle.
     */
    void accept(final DumpRecord line) {
        if (header == null) {
            acceptFirst(line);
        } else {
            requireSameColumns(line);
            acceptCandle(line);
        }
    }

    private void acceptFirst(final DumpRecord line) {
        columns = line.width();
        if (!CandleField.WIDTHS.contains(columns)) {
            throw UnusableFileException.ofLine(file, line.line(), "there " + counted(columns)
                + " where a candle file has 6, 11 or 12, separated by commas; name a file of candles");
        }
        header = HeaderLine.of(file, line);
        if (header == HeaderLine.ABSENT) {
            acceptCandle(line);
        }
    }

    private void requireSameColumns(final DumpRecord line) {
        if (line.width() != columns) {
            throw UnusableFileException.ofLine(file, line.line(), "there " + counted(line.width())
                + " where the lines before have " + columns + "; repair the line or download the file again");
        }
    }

    private static String counted(final int columns) {
        return columns == 1 ? "is 1 column" : "are " + columns + " columns";
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
        return new FileReport(file, new FileReport.Layout(columns, header, interpreter.timeUnits()), rows, firstOpenNs,
            lastOpenNs, rowsSorted, 0);
    }
}
