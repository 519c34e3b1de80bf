package io.tapedeck.journal.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a CSV file whose columns are known as a Parquet table. Stateless. */
public final class CsvTable {
    private CsvTable() {
    }

    /**
     * Writes a table in the order of the rows; it is there when it is whole.
     *
     * @param csv     file with a header; unknown values are empty.
     * @param columns name of each column to its type in SQL, in their order.
     * @param parquet file to write, or to replace.
     * @throws IOException where the disk refuses.
     */
    public static void toParquet(final Path csv, final Map<String, String> columns, final Path parquet)
        throws IOException {
        try (Scratch scratch = Scratch.in(parquet.toAbsolutePath().getParent());
            TableDatabase database = TableDatabase.inMemory(scratch)) {
            final String types = columns.entrySet().stream()
                .map(column -> TableDatabase.text(column.getKey()) + ": " + TableDatabase.text(column.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
            final Path draft = scratch.resolve("table.parquet");
            ExportFormat.PARQUET.write(database, "from read_csv(" + TableDatabase.text(csv.toString())
                + ", header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = false, columns = " + types
                + ")", draft);
            Files.move(draft, parquet, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
