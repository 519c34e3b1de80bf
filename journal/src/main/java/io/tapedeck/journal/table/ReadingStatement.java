package io.tapedeck.journal.table;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement that only reads, taken apart by DuckDB's own parser. Immutable.
 *
 * @param sql       as typed.
 * @param names     of the tables and views that it reads, among others such as those it defines itself.
 * @param functions that it calls.
 */
record ReadingStatement(String sql, List<String> names, List<String> functions) {
    private static final String PARTS = """
        select cast(t ->> 'error' as boolean), t ->> 'error_type', json_array_length(t -> 'statements'),
            json_extract_string(t, '$..table_name'), json_extract_string(t, '$..function_name')
        from (select json_serialize_sql(?::varchar) as t)""";
    /** They name their tables in texts. */
    private static final String HIDING_PREFIX = "query";

    ReadingStatement {
        names = List.copyOf(names);
        functions = List.copyOf(functions);
    }

    static ReadingStatement of(final String sql, final TableDatabase database) {
        try (PreparedStatement parse = database.connection().prepareStatement(PARTS)) {
            parse.setString(1, sql);
            try (ResultSet parts = parse.executeQuery()) {
                parts.next();
                refuseMistakes(sql, parts, database);
                return new ReadingStatement(sql, texts(parts.getArray(4)), texts(parts.getArray(5)));
            }
        } catch (final SQLException refused) {
            throw new TableRequestException(SqlSentence.of(refused));
        }
    }

    private static void refuseMistakes(final String sql, final ResultSet parts, final TableDatabase database)
        throws SQLException {
        if (parts.getBoolean(1)) {
            if (parts.getString(2).equals("parser")) {
                database.connection().prepareStatement(sql).close();
            }
            throw new TableRequestException("a tape is only read: ask with select, from, with, describe or summarize; "
                + "pivot needs its values, as in pivot fills on side in ('BUY', 'SELL') using count(*)");
        }
        if (parts.getInt(3) != 1) {
            throw new TableRequestException("one statement is asked for, not " + parts.getInt(3));
        }
    }

    private static List<String> texts(final Array array) throws SQLException {
        final List<String> texts = new ArrayList<>();
        if (array != null) {
            for (final Object text : (Object[]) array.getArray()) {
                texts.add(String.valueOf(text));
            }
        }
        return texts;
    }

    /** Whether it may read a table that it does not name. */
    boolean hidesNames() {
        return functions.stream().anyMatch(function -> function.startsWith(HIDING_PREFIX));
    }
}
