package io.tapedeck.journal.table;

import io.tapedeck.engine.event.Frame;
import org.duckdb.DuckDBAppender;

import java.sql.SQLException;

/** Adds rows to a table: opened with the first one, written out and closed before anybody asks. One thread. */
abstract sealed class TableRows permits MessageRows, FrameRows {
    private final TableDatabase database;
    private final String table;
    private final boolean namesTape;
    private DuckDBAppender appender;
    private boolean isThere;
    private long rows;

    TableRows(final TableDatabase database, final String table, final boolean namesTape) {
        this.database = database;
        this.table = table;
        this.namesTape = namesTape;
    }

    final TableDatabase database() {
        return database;
    }

    final long rows() {
        return rows;
    }

    final DuckDBAppender begin(final String tape, final Frame frame) throws SQLException {
        if (appender == null) {
            create();
            appender = database.appender(table);
        }
        appender.beginRow();
        if (namesTape) {
            appender.append(tape);
        }
        appender.append(frame.sequence());
        appender.appendEpochNanos(frame.engineTimeNs());
        appender.appendEpochNanos(frame.receiveTimeNs());
        return appender;
    }

    final void end() throws SQLException {
        appender.endRow();
        rows++;
    }

    /** Makes the table where it is not there. */
    final void create() {
        if (!isThere) {
            database.run(creation());
            isThere = true;
        }
    }

    abstract String creation();

    final boolean isThere() {
        return isThere;
    }

    final void flush() {
        if (appender == null) {
            return;
        }
        try {
            appender.close();
        } catch (final SQLException refused) {
            throw TableDatabase.failure(refused);
        }
        appender = null;
    }
}
