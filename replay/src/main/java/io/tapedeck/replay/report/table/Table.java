package io.tapedeck.replay.report.table;

import io.tapedeck.journal.tape.WholeFile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of cells under their names. The rows are made when they are asked for, one after the other.
 *
 * @param name    of its file.
 * @param columns as many as a row has cells.
 * @param rows    in their order.
 */
public record Table(String name, List<Column> columns, Supplier<Rows> rows) {
    /** Keeps a copy of the columns. */
    public Table {
        columns = List.copyOf(columns);
    }

    /**
     * The same rows with a word before each.
     *
     * @param column name of the first column.
     * @param label  in every row.
     * @return a table of the same name.
     */
    public Table labelled(final String column, final String label) {
        return new Table(name, Stream.concat(Stream.of(Column.text(column)), columns.stream()).toList(),
            () -> rows.get().labelled(label));
    }

    /**
     * The rows of another table behind those of this one.
     *
     * @param other with the same columns; where it needs more decimals, it has them.
     * @return a table of the same name.
     */
    public Table followedBy(final Table other) {
        final List<Column> wider = IntStream.range(0, columns.size())
            .mapToObj(index -> columns.get(index).orWider(other.columns.get(index))).toList();
        return new Table(name, wider, () -> rows.get().followedBy(other.rows.get()));
    }

    /**
     * The table as CSV.
     *
     * @return a header line and a line for each row; what holds a comma, a quotation mark or a line end is quoted.
     */
    public String csv() {
        final ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            write(rows.get(), text);
        } catch (final IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Writes the table as CSV.
     *
     * @param file to make or to replace.
     * @return how many rows it has.
     * @throws IOException where the disk refuses.
     */
    public long writeCsv(final Path file) throws IOException {
        final Rows all = rows.get();
        WholeFile.write(file, output -> write(all, output));
        return all.count();
    }

    private void write(final Rows all, final OutputStream output) throws IOException {
        final CsvCells cells = new CsvCells(output);
        columns.forEach(column -> cells.text(column.name()));
        cells.endLine();
        for (int index = 0; index < all.count(); index++) {
            all.make(index, cells);
            cells.endLine();
        }
        cells.drain();
    }
}
