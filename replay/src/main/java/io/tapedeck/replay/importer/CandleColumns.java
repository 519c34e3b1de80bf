package io.tapedeck.replay.importer;

import io.tapedeck.journal.catalogue.TapeContent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * In which column of a file a figure stands: where its header line says, else where Binance's dumps have it. Immutable.
 */
final class CandleColumns {
    private static final int ABSENT = -1;
    /** How many columns a file without a header line may have. */
    private static final List<Integer> KNOWN_WIDTHS = List.of(6, 11, 12);
    private static final Set<CandleField> PRICES =
        EnumSet.of(CandleField.OPEN_TIME, CandleField.OPEN, CandleField.HIGH, CandleField.LOW, CandleField.CLOSE);

    private final int[] positions = new int[CandleField.values().length];
    private final int width;
    private final HeaderLine header;

    private CandleColumns(final int width, final HeaderLine header) {
        this.width = width;
        this.header = header;
        Arrays.fill(positions, ABSENT);
    }

    /**
     * Looks at the first line of a file.
     *
     * @throws UnusableFileException where it is neither a candle nor the header of one.
     */
    static CandleColumns of(final Path file, final DumpRecord first, final TapeContent content) {
        return isHeader(first) ? named(file, first, content) : positional(file, first);
    }

    /** No field of a header is a number, and no field of a candle but its date is anything else. */
    private static boolean isHeader(final DumpRecord first) {
        return IntStream.range(0, columnsOf(first))
            .allMatch(column -> first.outcome(column) == DecimalText.Outcome.NOT_A_NUMBER);
    }

    private static int columnsOf(final DumpRecord record) {
        return Math.min(record.width(), DumpRecord.WIDEST);
    }

    private static CandleColumns positional(final Path file, final DumpRecord first) {
        if (!KNOWN_WIDTHS.contains(first.width())) {
            throw UnusableFileException.ofLine(file, first.line(), "there " + counted(first.width())
                + " and no header line that names them, where a candle file has 6, 11 or 12, separated by commas;"
                + " name a file of candles or put a header line such as time,open,high,low,close,volume on top");
        }
        final CandleColumns columns = new CandleColumns(first.width(), HeaderLine.ABSENT);
        for (int column = 0; column < first.width(); column++) {
            columns.positions[column] = column;
        }
        return columns;
    }

    private static CandleColumns named(final Path file, final DumpRecord first, final TapeContent content) {
        final CandleColumns columns = new CandleColumns(first.width(), HeaderLine.PRESENT);
        for (int column = 0; column < columnsOf(first); column++) {
            columns.place(file, first, column);
        }
        columns.takeIndexForTime(first);
        columns.requireAll(file, first, content == TapeContent.MARK ? PRICES : withVolume());
        return columns;
    }

    private static Set<CandleField> withVolume() {
        final Set<CandleField> required = EnumSet.copyOf(PRICES);
        required.add(CandleField.VOLUME);
        return required;
    }

    /** Some files give the time twice, as text and as a number: the first will do. */
    private void place(final Path file, final DumpRecord first, final int column) {
        for (final CandleField field : CandleField.values()) {
            if (!field.isCalled(first.plainText(column))) {
                continue;
            }
            if (!has(field)) {
                positions[field.ordinal()] = column;
            } else if (field != CandleField.OPEN_TIME && field != CandleField.IGNORE) {
                throw UnusableFileException.ofLine(file, first.line(), "two columns are called " + field.label()
                    + "; keep one of them");
            }
        }
    }

    /** Tables that were written by pandas have their index in a first column without a name. */
    private void takeIndexForTime(final DumpRecord first) {
        if (!has(CandleField.OPEN_TIME) && first.plainText(0).isBlank()) {
            positions[CandleField.OPEN_TIME.ordinal()] = 0;
        }
    }

    private void requireAll(final Path file, final DumpRecord first, final Set<CandleField> required) {
        final String missing = required.stream().filter(field -> !has(field)).map(CandleField::label)
            .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw UnusableFileException.ofLine(file, first.line(), "no column is called " + missing
                + " (the columns are " + IntStream.range(0, columnsOf(first)).mapToObj(first::text)
                    .collect(Collectors.joining(", ")) + "); name a file of candles");
        }
    }

    static String counted(final int columns) {
        return columns == 1 ? "is 1 column" : "are " + columns + " columns";
    }

    /** Whether the file gives a figure. */
    boolean has(final CandleField field) {
        return positions[field.ordinal()] != ABSENT;
    }

    /** Column of a figure that is there, from 0. */
    int of(final CandleField field) {
        return positions[field.ordinal()];
    }

    int width() {
        return width;
    }

    HeaderLine header() {
        return header;
    }
}
