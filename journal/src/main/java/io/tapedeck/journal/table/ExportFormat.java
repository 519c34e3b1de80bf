package io.tapedeck.journal.table;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a table is written as. */
public enum ExportFormat {
    /** Apache Parquet, compressed with Zstandard; times are of a type of their own, in UTC. */
    PARQUET("format parquet, compression zstd"),
    /** A heading, then a line a row; times are ISO instants, unknown values empty. */
    CSV("format csv, header"),
    /** JSON Lines, an object a row; times are ISO instants. */
    JSON("format json"),
    /** Tables of one database file of DuckDB. */
    DUCKDB("");

    private final String options;

    ExportFormat(final String options) {
        this.options = options;
    }

    /** Name of the file of a table. */
    String file(final String table) {
        return (this == DUCKDB ? "tape" : table) + "." + name().toLowerCase(Locale.ROOT);
    }

    /** Writes the rows of a query into a new file and counts them. */
    long write(final TableDatabase database, final String query, final Path file) {
        return database.update("copy (" + (this == PARQUET ? query : withInstants(database, query)) + ") to "
            + TableDatabase.text(file.toString()) + " (" + options + ")");
    }

    /** In a text nothing else would say that the times are in UTC. */
    private static String withInstants(final TableDatabase database, final String query) {
        try (Statement statement = database.connection().createStatement();
            ResultSet rows = statement.executeQuery("select * from (" + query + ") limit 0")) {
            return "select " + String.join(", ", columns(rows.getMetaData())) + " from (" + query + ")";
        } catch (final SQLException refused) {
            throw TableDatabase.failure(refused);
        }
    }

    private static List<String> columns(final ResultSetMetaData heading) throws SQLException {
        final List<String> columns = new ArrayList<>();
        for (int column = 1; column <= heading.getColumnCount(); column++) {
            final String name = TableDatabase.name(heading.getColumnLabel(column));
            columns.add(heading.getColumnType(column) == Types.TIMESTAMP
                ? "replace(" + name + "::varchar, ' ', 'T') || 'Z' as " + name : name);
        }
        return columns;
    }
}
