package io.tapedeck.journal.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a file of JSON Lines as tables. Stateless. */
public final class JsonLinesTable {
    private JsonLinesTable() {
    }

    /**
     * A column. What is always a number or always text says so: where no line has a value nobody can tell from them.
     *
     * @param name    of the column.
     * @param members that lead to its value, joined by dots where they are nested.
     * @param type    of the database; empty for what the lines hold.
     */
    public record Column(String name, String members, String type) {
        /**
         * A column of whatever the lines hold.
         *
         * @param name    of the column.
         * @param members that lead to its value.
         * @return the column.
         */
        public static Column of(final String name, final String members) {
            return new Column(name, members, "");
        }

        /**
         * A column of numbers.
         *
         * @param name    of the column.
         * @param members that lead to its value.
         * @return the column.
         */
        public static Column ofNumbers(final String name, final String members) {
            return new Column(name, members, "::double");
        }

        /**
         * A column of text.
         *
         * @param name    of the column.
         * @param members that lead to its value.
         * @return the column.
         */
        public static Column ofText(final String name, final String members) {
            return new Column(name, members, "::varchar");
        }

        private String selected() {
            return Arrays.stream(members.split("\\.")).map(TableDatabase::name).collect(Collectors.joining(".")) + type
                + " as " + TableDatabase.name(name);
        }
    }

    /**
     * Writes the tables beside the lines, under their name: as Parquet and as CSV. Each is there when it is whole.
     *
     * @param lines   one object a line, all of the same shape.
     * @param columns in their order.
     * @param order   column that the rows are sorted by.
     * @throws IOException where the disk refuses.
     */
    public static void writeBeside(final Path lines, final List<Column> columns, final String order)
        throws IOException {
        final String name = lines.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        final String query = query(lines, columns, order);
        try (Scratch scratch = Scratch.in(lines.toAbsolutePath().getParent());
            TableDatabase database = TableDatabase.inMemory(scratch)) {
            for (final ExportFormat format : List.of(ExportFormat.PARQUET, ExportFormat.CSV)) {
                final Path draft = scratch.resolve(format.file(name));
                format.write(database, query, draft);
                Files.move(draft, lines.resolveSibling(format.file(name)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String query(final Path lines, final List<Column> columns, final String order) {
        return "select " + columns.stream().map(Column::selected)
            .collect(Collectors.joining(", ")) + " from read_json(" + TableDatabase.text(lines.toString())
            + ", format = 'newline_delimited', sample_size = -1) order by " + TableDatabase.name(order);
    }
}
