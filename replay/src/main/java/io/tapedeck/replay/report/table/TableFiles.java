package io.tapedeck.replay.report.table;

import io.tapedeck.journal.table.CsvTable;
import io.tapedeck.journal.table.Scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of tables, a file each. What stands there under the same name is replaced, for it can be made again; nothing
 * appears under its name before it is whole.
 *
 * @param directory made where it is not there.
 * @param format    of the files.
 */
public record TableFiles(Path directory, TableFormat format) {
    /**
     * A table that was written. Immutable.
     *
     * @param table its name.
     * @param rows  how many it has.
     * @param file  where it is.
     */
    public record Written(String table, long rows, Path file) {
    }

    /**
     * Writes tables.
     *
     * @param tables in their order.
     * @return what was written.
     * @throws IOException where the disk refuses.
     */
    public List<Written> write(final List<Table> tables) throws IOException {
        final List<Written> written = new ArrayList<>();
        try (Scratch scratch = Scratch.in(directory)) {
            for (final Table table : tables) {
                final Path file = directory.resolve(format.file(table.name()));
                written.add(new Written(table.name(), format == TableFormat.CSV ? table.writeCsv(file)
                    : writeParquet(table, scratch.directory(), file), file));
            }
        }
        return written;
    }

    private static long writeParquet(final Table table, final Path scratch, final Path file) throws IOException {
        final Path lines = scratch.resolve(TableFormat.CSV.file(table.name()));
        final long rows = table.writeCsv(lines);
        CsvTable.toParquet(lines, types(table), file);
        return rows;
    }

    private static Map<String, String> types(final Table table) {
        final Map<String, String> types = new LinkedHashMap<>();
        table.columns().forEach(column -> types.put(column.name(), column.type()));
        return types;
    }
}
