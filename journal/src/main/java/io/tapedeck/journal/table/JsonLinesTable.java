package io.tapedeck.journal.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a file of JSON Lines as a table. Stateless. */
public final class JsonLinesTable {
    private JsonLinesTable() {
    }

    /**
     * Writes a table; it is there when it is whole.
     *
     * @param lines   one object a line, all of the same shape.
     * @param columns name of each column to the members that lead to its value, joined by dots where they are nested.
     * @param order   column that the rows are sorted by.
     * @param format  Parquet or CSV.
     * @param file    to write, or to replace.
     * @throws IOException where the disk refuses.
     */
    public static void write(final Path lines, final Map<String, String> columns, final String order,
        final ExportFormat format, final Path file) throws IOException {
        try (Scratch scratch = Scratch.in(file.toAbsolutePath().getParent());
            TableDatabase database = TableDatabase.inMemory(scratch)) {
            final String selected = columns.entrySet().stream()
                .map(column -> path(column.getValue()) + " as " + TableDatabase.name(column.getKey()))
                .collect(Collectors.joining(", "));
            final Path draft = scratch.resolve("table");
            format.write(database, "select " + selected + " from read_json("
                + TableDatabase.text(lines.toString()) + ", format = 'newline_delimited', sample_size = -1) order by "
                + TableDatabase.name(order), draft);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String path(final String members) {
        return Arrays.stream(members.split("\\.")).map(TableDatabase::name).collect(Collectors.joining("."));
    }
}
