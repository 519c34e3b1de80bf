package io.tapedeck.journal.table;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an answer, one after the other. A value is a number, a truth value, a text, a list of such, or null;
 * moments are texts in UTC such as {@code 2022-01-03T00:00:00Z}. One thread.
 */
public final class QueryAnswer {
    private final ResultSet rows;
    private final List<String> columns = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();

    QueryAnswer(final ResultSet rows) throws SQLException {
        this.rows = rows;
        final ResultSetMetaData heading = rows.getMetaData();
        for (int column = 1; column <= heading.getColumnCount(); column++) {
            columns.add(heading.getColumnLabel(column));
            types.add(heading.getColumnType(column));
        }
    }

    /**
     * Names of the columns.
     *
     * @return as the statement has them.
     */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /**
     * The next row.
     *
     * @return its values in the order of the columns; null behind the last one.
     * @throws TableRequestException where the statement fails on the way.
     */
    public List<Object> next() {
        try {
            return rows.next() ? values() : null;
        } catch (final SQLException refused) {
            throw new TableRequestException(SqlSentence.of(refused));
        }
    }

    private List<Object> values() throws SQLException {
        final List<Object> values = new ArrayList<>(columns.size());
        for (int column = 1; column <= columns.size(); column++) {
            values.add(value(column));
        }
        return values;
    }

    private Object value(final int column) throws SQLException {
        if (types.get(column - 1) == Types.TIMESTAMP) {
            final LocalDateTime time = rows.getObject(column, LocalDateTime.class);
            return time == null ? null : time.toInstant(ZoneOffset.UTC).toString();
        }
        if (types.get(column - 1) == Types.BLOB) {
            return rows.getString(column);
        }
        return plain(rows.getObject(column));
    }

    private static Object plain(final Object value) throws SQLException {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Array array) {
            final List<Object> values = new ArrayList<>();
            for (final Object each : (Object[]) array.getArray()) {
                values.add(plain(each));
            }
            return values;
        }
        return value instanceof OffsetDateTime moment ? moment.toInstant().toString() : value.toString();
    }
}
