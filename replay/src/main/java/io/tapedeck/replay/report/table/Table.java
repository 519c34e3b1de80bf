package io.tapedeck.replay.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of cells. A cell is text: plain decimals, ISO instants in UTC, nothing for what is not known. The rows are made
 * when they are asked for, one after the other.
 *
 * @param name    of its file.
 * @param columns as many as a row has cells.
 * @param rows    in their order.
 */
public record Table(String name, List<Column> columns, Supplier<Stream<List<String>>> rows) {
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
            () -> rows.get().map(row -> Stream.concat(Stream.of(label), row.stream()).toList()));
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
        return new Table(name, wider, () -> Stream.concat(rows.get(), other.rows.get()));
    }

    /**
     * The table as CSV.
     *
     * @return a header line and a line for each row; what holds a comma, a quotation mark or a line end is quoted.
     */
    public String csv() {
        final StringWriter text = new StringWriter();
        try {
            write(text);
        } catch (final IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Writes the table as CSV.
     *
     * @param file to make or to replace.
     * @return how many rows it has.
     * @throws IOException where the disk refuses.
     */
    public long writeCsv(final Path file) throws IOException {
        return write(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    private long write(final Writer writer) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
            Stream<List<String>> all = rows.get()) {
            csv.writeRecord(columns.stream().map(Column::name).toList());
            return all.peek(csv::writeRecord).mapToLong(row -> 1).sum();
        }
    }
}
